#!/usr/bin/env bash
# Signs and sends a DELETE with what the documents use: curl.sh <url> <parameters> <file of the private key>.
set -euo pipefail
url=$1 parameters=$2 key=$3
now=$(date +%s%3N)

if [ -n "$IDENTITY" ]; then
  payload=$(printf '{"identity":"%s","nonce":%s}' "$IDENTITY" "$now" | openssl base64 -A)
  signature=$(printf %s "$payload" | openssl dgst -sha384 -hmac "$API_SECRET" | sed 's/^.* //')
  exec curl -sS -w '\n%{http_code}' -X DELETE "$url" -H "X-BITOPRO-APIKEY: $API_KEY" \
    -H "X-BITOPRO-PAYLOAD: $payload" -H "X-BITOPRO-SIGNATURE: $signature"
fi

case $PLACE in
  query) query="$parameters&timestamp=$now" body="" ;;
  body) query="" body="$parameters&timestamp=$now" ;;
  both) query=$parameters body="timestamp=$now" ;;
esac
text=$query$body

if [ -n "$API_SECRET" ]; then
  signature=$(printf %s "$text" | openssl dgst -sha256 -hmac "$API_SECRET" | sed 's/^.* //')
elif openssl pkey -in "$key" -noout -text | grep -q ED25519; then
  printf %s "$text" >"$key.text"
  signature=$(openssl pkeyutl -sign -rawin -inkey "$key" -in "$key.text" | openssl base64 -A)
else
  signature=$(printf %s "$text" | openssl dgst -sha256 -sign "$key" | openssl base64 -A)
fi
# Base64 has characters that mean something else in a query.
signature=$(printf %s "$signature" | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')

if [ "$PLACE" = body ]; then
  exec curl -sS -w '\n%{http_code}' -H "X-MBX-APIKEY: $API_KEY" -X DELETE "$url" -d "$body&signature=$signature"
fi
exec curl -sS -w '\n%{http_code}' -H "X-MBX-APIKEY: $API_KEY" -X DELETE "$url?$query&signature=$signature" \
  ${body:+-d "$body"}
