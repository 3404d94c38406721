package endpoint

import (
	"cmp"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// ProxyOf is the proxy of the environment through which an address is asked,
// without a password; "" for none.
func ProxyOf(address string) string {
	proxy := proxyOf(address)
	if proxy == nil {
		return ""
	}
	return proxy.Scheme + "://" + proxy.Host
}

// proxyOf is nil for none.
func proxyOf(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	proxy, err := http.ProxyFromEnvironment(&http.Request{URL: u})
	if err != nil {
		return nil
	}
	return proxy
}

// proxySecrets are what a proxy is told of who asks, which one that fails may well
// repeat: the password, or the user where there is none, as it is and as it was
// written, and both as they go into Proxy-Authorization.
func proxySecrets(proxy *url.URL) []string {
	if proxy == nil || proxy.User == nil {
		return nil
	}
	user := proxy.User.Username()
	password, _ := proxy.User.Password()
	writtenUser, written, _ := strings.Cut(proxy.User.String(), ":")
	pair := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	return []string{strings.TrimRight(pair, "="), cmp.Or(password, user), cmp.Or(written, writtenUser)}
}
