import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { parametersOf } from "../../src/dependency.ts";
import { header } from "./header.ts";
import { type Presence, presence } from "./presence.ts";
import { dereference, isObject, type Json, type Spec, SpecError } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

const { factory, SyntaxKind } = ts;

/** The types of an API, by openapi-typescript, with ids, either/or rules and filled parameters as callers see them. */
export async function typesModule(spec: Spec, operations: readonly SpecOperation[]): Promise<string> {
  const nodes = await openapiTS(callersView(spec) as unknown as OpenAPI3, {
    defaultNonNullable: false,
    silent: true,
    transform(schema, { path }) {
      if (!("format" in schema) || schema.format !== "int64") return undefined;
      const given = path?.includes("/parameters/") || path?.includes("/requestBody/");
      return given ? factory.createTypeReferenceNode("Id") : factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
    },
  });
  const patched = nodes.map((node) => patchRequests(node, operations));
  return `${header(spec.file)}
import type { Id } from "../../src/id.ts";

${astToString(patched)}`;
}

/** The types of an API that only mock exchanges have, by openapi-typescript as it is. */
export async function mockTypesModule(spec: Spec): Promise<string> {
  const nodes = await openapiTS(spec.root as unknown as OpenAPI3, { defaultNonNullable: false, silent: true });
  return `${header(spec.file)}
${astToString(nodes)}`;
}

/** The document without what callers never give, request schemas in place, JSON-encoded parameters as their schema. */
function callersView(spec: Spec): Json {
  const { "x-rate-limits": _, "x-statuses": __, "x-errors": ___, security: ____, ...root } = spec.root;
  const paths = Object.entries(isObject(root.paths) ? root.paths : {}).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(isObject(item) ? item : {}).map(([key, value]) => {
        if (key === "parameters") return [key, callersParameters(spec, value)];
        if (!isObject(value)) return [key, value];
        return [
          key,
          {
            ...value,
            ...(value.parameters !== undefined && { parameters: callersParameters(spec, value.parameters) }),
            ...(value.requestBody !== undefined && { requestBody: callersBody(dereference(spec, value.requestBody)) }),
          },
        ];
      }),
    ),
  ]);
  const { parameters: _parameters, ...components } = isObject(root.components) ? root.components : {};
  return { ...root, components, paths: Object.fromEntries(paths) };
}

function callersParameters(spec: Spec, list: Json): Json {
  const parameters = dereference(spec, list);
  return (Array.isArray(parameters) ? parameters : [])
    .filter((parameter) => isObject(parameter) && parameter["x-filled"] !== true)
    .map((parameter) => {
      if (!isObject(parameter)) return parameter;
      const { content, ...rest } = parameter;
      const media = isObject(content) ? content["application/json"] : undefined;
      return isObject(media) ? { ...rest, schema: media.schema ?? null } : parameter;
    });
}

function callersBody(body: Json): Json {
  const content = isObject(body) && isObject(body.content) ? body.content : {};
  const media = Object.entries(content).map(([type, item]) => {
    const schema = isObject(item) ? item.schema : undefined;
    if (!isObject(schema) || !isObject(schema.properties)) return [type, item];
    const given = Object.entries(schema.properties).filter(
      ([, property]) => !(isObject(property) && property["x-filled"] === true),
    );
    const properties = Object.fromEntries(given);
    const required = (Array.isArray(schema.required) ? schema.required : []).filter((name) => name in properties);
    return [type, { schema: { ...schema, properties, required } }];
  });
  return { ...(isObject(body) && body), content: Object.fromEntries(media) };
}

/** In `operations`: optional request members accept `undefined`, and dependencies become unions. */
function patchRequests(node: ts.Node, operations: readonly SpecOperation[]): ts.Node {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "operations") return node;
  return factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    node.members.map((member) => {
      const found = operations.find(({ operation }) => operation.id === nameOf(member));
      if (!found || !ts.isPropertySignature(member) || !member.type || !ts.isTypeLiteralNode(member.type))
        return member;
      const literal = mapMembers(member.type, (part) => {
        if (nameOf(part) === "parameters" && part.type && ts.isTypeLiteralNode(part.type)) {
          return withType(
            part,
            mapMembers(part.type, (place) =>
              place.type && ts.isTypeLiteralNode(place.type) ? withType(place, requestType(place.type, found)) : place,
            ),
          );
        }
        if (nameOf(part) !== "requestBody" || !part.type || !ts.isTypeLiteralNode(part.type)) return part;
        return withType(
          part,
          mapMembers(part.type, (content) =>
            content.type && ts.isTypeLiteralNode(content.type)
              ? withType(
                  content,
                  mapMembers(content.type, (media) =>
                    media.type ? withType(media, requestType(media.type, found)) : media,
                  ),
                )
              : content,
          ),
        );
      });
      return withType(member, literal);
    }),
  );
}

function requestType(type: ts.TypeNode, { spec, path, operation }: SpecOperation): ts.TypeNode {
  const given = asGiven(type);
  // A body may be a list itself.
  if (!ts.isTypeLiteralNode(given)) return given;
  const members = new Map(given.members.filter(ts.isPropertySignature).map((member) => [nameOf(member), member]));
  // Only what stands in this place of the request; a rule across places is left to the run time.
  const dependencies = operation.dependencies.filter((dependency) =>
    parametersOf(dependency).every((name) => members.has(name)),
  );
  const names = [...new Set(dependencies.flatMap(parametersOf))];
  if (names.length === 0) return given;
  const mandatory = new Set(operation.parameters.flatMap(({ name, required }) => (required ? [name] : [])));
  const rest = [...members].flatMap(([name, member]) => (names.includes(name) ? [] : [member]));
  const presences = () => {
    try {
      return presence(dependencies, names, mandatory);
    } catch (error) {
      throw new SpecError(spec, [...path, "x-dependencies"], (error as Error).message);
    }
  };
  const union = factory.createUnionTypeNode(
    presences().map((each) =>
      factory.createTypeLiteralNode(
        names.map((name) => asPresence(members.get(name) as ts.PropertySignature, each[name])),
      ),
    ),
  );
  if (rest.length === 0) return union;
  return factory.createIntersectionTypeNode([
    factory.createTypeLiteralNode(rest),
    factory.createParenthesizedType(union),
  ]);
}

function asPresence(member: ts.PropertySignature, presence: Presence[string] | undefined): ts.PropertySignature {
  if (presence === "forbidden") {
    return withType(member, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword));
  }
  if (presence !== "required" || !member.type) return member;
  const types = ts.isUnionTypeNode(member.type) ? member.type.types : [member.type];
  const type = factory.createUnionTypeNode(types.filter((each) => each.kind !== SyntaxKind.UndefinedKeyword));
  return factory.updatePropertySignature(member, member.modifiers, member.name, undefined, type);
}

/** Lists may be readonly and optional members undefined, however deep they stand. */
function asGiven<Node extends ts.Node>(node: Node): Node;
function asGiven(node: ts.Node): ts.Node {
  const visited = ts.visitEachChild(node, asGiven, undefined);
  if (ts.isArrayTypeNode(visited)) return factory.createTypeOperatorNode(SyntaxKind.ReadonlyKeyword, visited);
  return ts.isPropertySignature(visited) ? orUndefined(visited) : visited;
}

function orUndefined(member: ts.PropertySignature): ts.PropertySignature {
  if (!member.questionToken || !member.type) return member;
  const types = ts.isUnionTypeNode(member.type) ? member.type.types : [member.type];
  return withType(
    member,
    factory.createUnionTypeNode([...types, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword)]),
  );
}

function mapMembers(
  literal: ts.TypeLiteralNode,
  map: (member: ts.PropertySignature) => ts.TypeElement,
): ts.TypeLiteralNode {
  return factory.createTypeLiteralNode(
    literal.members.map((member) => (ts.isPropertySignature(member) ? map(member) : member)),
  );
}

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

function nameOf(member: ts.TypeElement): string {
  return member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) ? member.name.text : "";
}
