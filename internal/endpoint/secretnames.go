package endpoint

import "strings"

// NamesSecret says whether a member of a body is called as secrets are. Bodies have
// other tokens and keys too, such as max_tokens, stop_token_ids or prompt_cache_key, so
// that less is taken for one than of a header (CarriesSecret), of which any that may
// hold a secret does.
func NamesSecret(name string) bool {
	name = strings.NewReplacer("_", "", "-", "", ".", "").Replace(strings.ToLower(name))
	switch name {
	case "key", "token", "auth":
		return true
	}
	for _, end := range []string{
		"apikey", "accesskey", "privatekey", "subscriptionkey",
		"accesstoken", "apitoken", "authtoken", "refreshtoken", "sessiontoken", "hftoken",
	} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	for _, part := range []string{"secret", "passw", "credential", "authorization", "cookie", "jwt", "bearer"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
