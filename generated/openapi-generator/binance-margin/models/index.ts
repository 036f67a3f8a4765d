/* tslint:disable */
/* eslint-disable */
/**
 * @type CancelAllOpenOrders200ResponseInner
 * 
 * @export
 */
export type CancelAllOpenOrders200ResponseInner = CanceledOrderList | SweptOrder;
/**
 * One canceled order.
 * @export
 * @interface CanceledOrder
 */
export interface CanceledOrder {
    /**
     * 
     */
    symbol: string;
    /**
     * Whether the order belonged to an isolated margin account.
     */
    isIsolated: boolean;
    /**
     * 
     */
    orderId: string;
    /**
     * The client order id of the order.
     */
    origClientOrderId: string;
    /**
     * The name of this cancel.
     */
    clientOrderId: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * A decimal number as text.
     */
    cummulativeQuoteQty: string;
    /**
     * 
     */
    status: string;
    /**
     * 
     */
    timeInForce: string;
    /**
     * 
     */
    type: string;
    /**
     * 
     */
    side: string;
}
/**
 * A canceled order list.
 * @export
 * @interface CanceledOrderList
 */
export interface CanceledOrderList {
    /**
     * 
     */
    orderListId: string;
    /**
     * 
     */
    contingencyType: string;
    /**
     * 
     */
    listStatusType: string;
    /**
     * 
     */
    listOrderStatus: string;
    /**
     * 
     */
    listClientOrderId: string;
    /**
     * When the list was canceled, in milliseconds.
     */
    transactionTime: number;
    /**
     * 
     */
    symbol: string;
    /**
     * Whether the list belonged to an isolated margin account.
     */
    isIsolated: boolean;
    /**
     * The orders of the list, in brief.
     */
    orders: Array<CanceledOrderListOrdersInner>;
    /**
     * The orders of the list as they stood when canceled.
     */
    orderReports: Array<OrderReport>;
}
/**
 * 
 * @export
 * @interface CanceledOrderListOrdersInner
 */
export interface CanceledOrderListOrdersInner {
    /**
     * 
     */
    symbol: string;
    /**
     * 
     */
    orderId: string;
    /**
     * 
     */
    clientOrderId: string;
}
/**
 * 
 * @export
 * @interface ModelError
 */
export interface ModelError {
    /**
     * Binance's error code.
     */
    code: number;
    /**
     * Binance's text.
     */
    msg: string;
}
/**
 * An order as it stands.
 * @export
 * @interface Order
 */
export interface Order {
    /**
     * 
     */
    clientOrderId: string;
    /**
     * Below 0 for some old orders, where it is not known.
     */
    cummulativeQuoteQty: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * A decimal number as text.
     */
    icebergQty: string;
    /**
     * 
     */
    isWorking: boolean;
    /**
     * 
     */
    orderId: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * 
     */
    side: string;
    /**
     * 
     */
    status: string;
    /**
     * A decimal number as text.
     */
    stopPrice: string;
    /**
     * 
     */
    symbol: string;
    /**
     * Whether the order belongs to an isolated margin account.
     */
    isIsolated: boolean;
    /**
     * When the order was placed, in milliseconds.
     */
    time: number;
    /**
     * 
     */
    timeInForce: string;
    /**
     * 
     */
    type: string;
    /**
     * 
     */
    selfTradePreventionMode: string;
    /**
     * When the order changed last, in milliseconds.
     */
    updateTime: number;
}
/**
 * An order list as it stands.
 * @export
 * @interface OrderList
 */
export interface OrderList {
    /**
     * 
     */
    orderListId: string;
    /**
     * 
     */
    contingencyType: string;
    /**
     * 
     */
    listStatusType: string;
    /**
     * 
     */
    listOrderStatus: string;
    /**
     * 
     */
    listClientOrderId: string;
    /**
     * When the list changed last, in milliseconds.
     */
    transactionTime: number;
    /**
     * 
     */
    symbol: string;
    /**
     * Whether the list belongs to an isolated margin account.
     */
    isIsolated: boolean;
    /**
     * The orders of the list, in brief.
     */
    orders: Array<CanceledOrderListOrdersInner>;
}
/**
 * One order of a canceled order list.
 * @export
 * @interface OrderReport
 */
export interface OrderReport {
    /**
     * 
     */
    symbol: string;
    /**
     * The client order id of the order.
     */
    origClientOrderId: string;
    /**
     * 
     */
    orderId: string;
    /**
     * 
     */
    orderListId: string;
    /**
     * The name of this cancel.
     */
    clientOrderId: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * A decimal number as text.
     */
    cummulativeQuoteQty: string;
    /**
     * 
     */
    status: string;
    /**
     * 
     */
    timeInForce: string;
    /**
     * 
     */
    type: string;
    /**
     * 
     */
    side: string;
    /**
     * Only for orders with a stop price.
     */
    stopPrice?: string;
    /**
     * Only for iceberg orders.
     */
    icebergQty?: string;
    /**
     * Not in every report.
     */
    selfTradePreventionMode?: string;
}
/**
 * The exchange's time.
 * @export
 * @interface ServerTime
 */
export interface ServerTime {
    /**
     * In milliseconds.
     */
    serverTime: number;
}
/**
 * A single order canceled by a sweep over its symbol.
 * @export
 * @interface SweptOrder
 */
export interface SweptOrder {
    /**
     * 
     */
    symbol: string;
    /**
     * Whether the order belonged to an isolated margin account.
     */
    isIsolated: boolean;
    /**
     * The client order id of the order.
     */
    origClientOrderId: string;
    /**
     * 
     */
    orderId: string;
    /**
     * Always -1, since the order belongs to no list.
     */
    orderListId: string;
    /**
     * The name of this cancel.
     */
    clientOrderId: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * A decimal number as text.
     */
    cummulativeQuoteQty: string;
    /**
     * 
     */
    status: string;
    /**
     * 
     */
    timeInForce: string;
    /**
     * 
     */
    type: string;
    /**
     * 
     */
    side: string;
    /**
     * Only for orders with a stop price.
     */
    stopPrice?: string;
    /**
     * Only for iceberg orders.
     */
    icebergQty?: string;
    /**
     * 
     */
    selfTradePreventionMode: string;
}
