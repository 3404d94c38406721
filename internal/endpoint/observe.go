package endpoint

import (
	"bytes"
	"net/http"
)

// An Observation is one exchange as an observer sees it: what Ask and Models
// make of it is not in it. It holds no secret.
type Observation struct {
	Method, URL string
	Request     []byte      // the body sent, nil for none
	Status      int         // 0 where no reply came
	Header      http.Header // of the reply
	Body        []byte      // of the reply, unpacked; its head only where it is very large
	Failed      string      // why no reply came, or none that was whole; "" if one did
}

func observation(s secrets, req *http.Request, x *exchange) Observation {
	o := Observation{
		Method: req.Method, URL: s.text(req.URL.Redacted()), Request: bytes.Clone(s.bytes(x.request)),
		Status: x.status, Body: bytes.Clone(x.body[:min(len(x.body), logBody)]),
	}
	switch {
	case x.err != nil:
		o.Failed = s.text(x.err.Error())
	case x.unfinished != nil:
		o.Failed = s.text(x.unfinished.Error())
	}
	o.Header = http.Header{}
	for name, values := range x.header {
		for _, value := range values {
			if CarriesSecret(name) && !rateHeader(name) {
				value = redacted
			}
			o.Header.Add(name, s.text(value))
		}
	}
	return o
}

// rateHeader: x-ratelimit-remaining-tokens is no secret, whatever its name has
// in it.
func rateHeader(name string) bool {
	return bytes.Contains(bytes.ToLower([]byte(name)), []byte("ratelimit"))
}
