/* tslint:disable */
/* eslint-disable */
/**
 * @type CancelMultipleOrders200ResponseInner
 * 
 * @export
 */
export type CancelMultipleOrders200ResponseInner = CanceledOrder | ModelError;
/**
 * One canceled order.
 * @export
 * @interface CanceledOrder
 */
export interface CanceledOrder {
    /**
     * 
     */
    clientOrderId: string;
    /**
     * A decimal number as text.
     */
    cumQty: string;
    /**
     * A decimal number as text.
     */
    cumQuote: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * 
     */
    orderId: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * The type before the order was triggered.
     */
    origType: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * 
     */
    reduceOnly: boolean;
    /**
     * 
     */
    side: string;
    /**
     * 
     */
    positionSide: string;
    /**
     * 
     */
    status: string;
    /**
     * Without meaning for TRAILING_STOP_MARKET orders.
     */
    stopPrice: string;
    /**
     * Whether the order closes the whole position.
     */
    closePosition: boolean;
    /**
     * 
     */
    symbol: string;
    /**
     * 
     */
    timeInForce: string;
    /**
     * 
     */
    type: string;
    /**
     * Activation price, only for TRAILING_STOP_MARKET orders.
     */
    activatePrice?: string;
    /**
     * Callback rate, only for TRAILING_STOP_MARKET orders.
     */
    priceRate?: string;
    /**
     * When the order changed last, in milliseconds.
     */
    updateTime: number;
    /**
     * 
     */
    workingType: string;
    /**
     * Whether the trigger is protected.
     */
    priceProtect: boolean;
    /**
     * 
     */
    priceMatch: string;
    /**
     * 
     */
    selfTradePreventionMode: string;
    /**
     * When a GTD order ends by itself, in milliseconds; 0 for others.
     */
    goodTillDate: number;
}
/**
 * Why something was not done.
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
     * A decimal number as text.
     */
    avgPrice: string;
    /**
     * 
     */
    clientOrderId: string;
    /**
     * A decimal number as text.
     */
    cumQuote: string;
    /**
     * A decimal number as text.
     */
    executedQty: string;
    /**
     * 
     */
    orderId: string;
    /**
     * A decimal number as text.
     */
    origQty: string;
    /**
     * The type before the order was triggered.
     */
    origType: string;
    /**
     * A decimal number as text.
     */
    price: string;
    /**
     * 
     */
    reduceOnly: boolean;
    /**
     * 
     */
    side: string;
    /**
     * 
     */
    positionSide: string;
    /**
     * 
     */
    status: string;
    /**
     * Without meaning for TRAILING_STOP_MARKET orders.
     */
    stopPrice: string;
    /**
     * Whether the order closes the whole position.
     */
    closePosition: boolean;
    /**
     * 
     */
    symbol: string;
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
     * Activation price, only for TRAILING_STOP_MARKET orders.
     */
    activatePrice?: string;
    /**
     * Callback rate, only for TRAILING_STOP_MARKET orders.
     */
    priceRate?: string;
    /**
     * When the order changed last, in milliseconds.
     */
    updateTime: number;
    /**
     * 
     */
    workingType: string;
    /**
     * Whether the trigger is protected.
     */
    priceProtect: boolean;
    /**
     * 
     */
    priceMatch: string;
    /**
     * 
     */
    selfTradePreventionMode: string;
    /**
     * When a GTD order ends by itself, in milliseconds; 0 for others.
     */
    goodTillDate: number;
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
