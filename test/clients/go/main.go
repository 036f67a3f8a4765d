// Command clients makes the calls that come in as lines of JSON by github.com/adshao/go-binance/v2, and answers each
// with a line: `{}`, or `{"error": "…"}`.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/adshao/go-binance/v2"
	"github.com/adshao/go-binance/v2/common"
	"github.com/adshao/go-binance/v2/futures"
)

type call struct {
	Operation  string     `json:"operation"`
	Parameters parameters `json:"parameters"`
	URL        string     `json:"url"`
	Credential struct {
		APIKey     string `json:"apiKey"`
		Secret     string `json:"secret"`
		PrivateKey string `json:"privateKey"`
	} `json:"credential"`
	Kind string `json:"kind"`
}

type parameters struct {
	Symbol                string   `json:"symbol"`
	IsIsolated            string   `json:"isIsolated"`
	OrderID               string   `json:"orderId"`
	OrigClientOrderID     string   `json:"origClientOrderId"`
	OrderListID           string   `json:"orderListId"`
	ListClientOrderID     string   `json:"listClientOrderId"`
	OrderIDList           []string `json:"orderIdList"`
	OrigClientOrderIDList []string `json:"origClientOrderIdList"`
}

var keyTypes = map[string]string{
	"hmac":    common.KeyTypeHmac,
	"rsa":     common.KeyTypeRsa,
	"ed25519": common.KeyTypeEd25519,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		answer := map[string]string{}
		if err := makeCall(lines.Bytes()); err != nil {
			answer["error"] = err.Error()
		}
		text, _ := json.Marshal(answer)
		fmt.Println(string(text))
	}
}

func makeCall(line []byte) error {
	var c call
	if err := json.Unmarshal(line, &c); err != nil {
		return err
	}
	secret := c.Credential.Secret + c.Credential.PrivateKey
	client := binance.NewClient(c.Credential.APIKey, secret)
	client.BaseURL, client.KeyType = c.URL, keyTypes[c.Kind]
	ctx, p := context.Background(), c.Parameters

	switch c.Operation {
	case "cancelOrder":
		service := client.NewCancelMarginOrderService().Symbol(p.Symbol)
		if p.IsIsolated != "" {
			service.IsIsolated(p.IsIsolated == "TRUE")
		}
		if p.OrderID != "" {
			service.OrderID(id(p.OrderID))
		}
		if p.OrigClientOrderID != "" {
			service.OrigClientOrderID(p.OrigClientOrderID)
		}
		_, err := service.Do(ctx)
		return err
	case "cancelOrderList":
		service := client.NewCancelMarginOCOService().Symbol(p.Symbol)
		if p.IsIsolated != "" {
			service.IsIsolated(p.IsIsolated == "TRUE")
		}
		if p.OrderListID != "" {
			service.OrderListID(id(p.OrderListID))
		}
		if p.ListClientOrderID != "" {
			service.ListClientOrderID(p.ListClientOrderID)
		}
		_, err := service.Do(ctx)
		return err
	case "cancelAllOpenOrders":
		service := client.NewCancelAllMarginOrdersService().Symbol(p.Symbol)
		if p.IsIsolated != "" {
			service.IsIsolated(p.IsIsolated == "TRUE")
		}
		_, err := service.Do(ctx)
		return err
	}

	usdm := futures.NewClient(c.Credential.APIKey, secret)
	usdm.BaseURL, usdm.KeyType = c.URL, keyTypes[c.Kind]
	service := usdm.NewCancelMultipleOrdersService().Symbol(p.Symbol)
	if p.OrderIDList != nil {
		ids := []int64{}
		for _, text := range p.OrderIDList {
			ids = append(ids, id(text))
		}
		service.OrderIDList(ids)
	}
	if p.OrigClientOrderIDList != nil {
		service.OrigClientOrderIDList(p.OrigClientOrderIDList)
	}
	_, err := service.Do(ctx)
	return err
}

func id(text string) int64 {
	number, _ := strconv.ParseInt(text, 10, 64)
	return number
}
