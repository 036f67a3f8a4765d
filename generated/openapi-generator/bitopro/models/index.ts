/* tslint:disable */
/* eslint-disable */
/**
 * 
 * @export
 * @interface CanceledOrders
 */
export interface CanceledOrders {
    /**
     * For each pair the ids of the orders that were canceled on it.
     */
    data: { [key: string]: Array<string>; };
}
/**
 * Why nothing was done. Its shape is not documented.
 * @export
 * @interface ModelError
 */
export interface ModelError {
    /**
     * BitoPro's text.
     */
    error?: string;
}
