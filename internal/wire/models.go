package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
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
// list, of objects with an id (or, where none has one, a name) or of texts.
// Entries without are left out. It fails on a body that is no JSON, and on
// one that tells of an error in place of models (*APIError); a body of another
// shape gives no models.
func DecodeModels(body []byte) ([]Model, error) {
	body, err := Compact(body)
	if err != nil {
		return nil, fmt.Errorf("reading the list of models: %w", err)
	}
	var in struct {
		Data   []json.RawMessage `json:"data"`
		Models []json.RawMessage `json:"models"`
	}
	if bytes.HasPrefix(body, []byte("[")) {
		lenient(body, &in.Data)
	} else {
		lenient(body, &in)
	}
	if len(in.Data) == 0 {
		in.Data = in.Models
	}
	var out, named []Model
	for _, entry := range in.Data {
		var m struct {
			Model
			Name string `json:"name"`
		}
		lenient(entry, &m)
		if m.ID = cmp.Or(m.ID, textOf(entry)); m.ID != "" {
			out = append(out, m.Model)
		} else if m.ID = m.Name; m.ID != "" {
			named = append(named, m.Model)
		}
	}
	if len(out) == 0 {
		out = named
	}
	if len(out) == 0 && body[0] == '{' {
		in := readReply(body)
		if e := in.reply(body).Error; e != nil {
			return nil, e
		}
	}
	return out, nil
}
