package endpoint

import "testing"

// TestNamesSecret holds which members of a body are called as secrets are, and that what
// names one in a body does so in a header.
func TestNamesSecret(t *testing.T) {
	for name, want := range map[string]bool{
		"api_key": true, "openai.apikey": true, "X-API-Key": true, "key": true, "token": true, "auth": true,
		"access_token": true, "hf_token": true, "client_secret": true, "password": true, "Authorization": true, "jwt": true,
		"max_tokens": false, "stop_token_ids": false, "prompt_cache_key": false, "tokenizer": false, "keywords": false,
		"author": false, "session_id": false, "seed": false, "": false,
	} {
		if got := NamesSecret(name); got != want {
			t.Errorf("NamesSecret(%q) = %v, want %v", name, got, want)
		}
		if want && !CarriesSecret(name) {
			t.Errorf("%q names a secret in a body and not in a header", name)
		}
	}
}
