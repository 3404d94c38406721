package wire

import (
	"bytes"
	"fmt"
)

// A Model is one entry of a server's listing.
type Model struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	OwnedBy string `json:"owned_by"`
}

type modelList struct {
	Object string  `json:"object"`
	Data   []Model `json:"data"`
}

// EncodeModels is the body of a server's listing. No models give an empty list.
func EncodeModels(models []Model) ([]byte, error) {
	list := modelList{Object: "list", Data: make([]Model, len(models))}
	copy(list.Data, models)
	for i := range list.Data {
		if list.Data[i].Object == "" {
			list.Data[i].Object = "model"
		}
	}
	w := objectWriter{}
	w.field("object", list.Object)
	w.field("data", list.Data)
	return w.close()
}

// DecodeModels reads a listing: {"data": [...]}, {"models": [...]} or a bare
// list. Entries without an id are left out. It fails on a body that is no
// JSON; a body of another shape gives no models.
func DecodeModels(body []byte) ([]Model, error) {
	body, err := Compact(body)
	if err != nil {
		return nil, fmt.Errorf("reading the list of models: %w", err)
	}
	var in struct {
		Data   []Model `json:"data"`
		Models []Model `json:"models"`
	}
	if bytes.HasPrefix(body, []byte("[")) {
		lenient(body, &in.Data)
	} else {
		lenient(body, &in)
	}
	if len(in.Data) == 0 {
		in.Data = in.Models
	}
	var out []Model
	for _, m := range in.Data {
		if m.ID != "" {
			out = append(out, m)
		}
	}
	return out, nil
}
