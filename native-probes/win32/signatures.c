// Who signed a program (Authenticode), and whether this machine trusts that. Nothing is fetched from a network for it.
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <wincrypt.h>
#include <softpub.h>
#include <wintrust.h>

#include "output.h"
#include "requests.h"
#include "wide.h"

static LONG verify(const wchar_t *path) {
  WINTRUST_FILE_INFO file = {.cbStruct = sizeof file, .pcwszFilePath = path};
  WINTRUST_DATA data = {.cbStruct = sizeof data,
                        .dwUIChoice = WTD_UI_NONE,
                        .fdwRevocationChecks = WTD_REVOKE_NONE,
                        .dwUnionChoice = WTD_CHOICE_FILE,
                        .pFile = &file,
                        .dwStateAction = WTD_STATEACTION_VERIFY,
                        .dwProvFlags = WTD_CACHE_ONLY_URL_RETRIEVAL | WTD_REVOCATION_CHECK_NONE};
  GUID action = WINTRUST_ACTION_GENERIC_VERIFY_V2;
  // INVALID_HANDLE_VALUE: there is nobody to be asked.
  LONG result = WinVerifyTrust(INVALID_HANDLE_VALUE, &action, &data);
  data.dwStateAction = WTD_STATEACTION_CLOSE;
  WinVerifyTrust(INVALID_HANDLE_VALUE, &action, &data);
  return result;
}

/* Whether the certificate goes back to a root that this machine trusts. WinVerifyTrust asks that too; a name that is
   going to be believed is not left to one answer. */
static bool is_rooted(PCCERT_CONTEXT certificate, HCERTSTORE beside) {
  enum {
    unsound = CERT_TRUST_IS_UNTRUSTED_ROOT | CERT_TRUST_IS_PARTIAL_CHAIN | CERT_TRUST_IS_NOT_SIGNATURE_VALID |
              CERT_TRUST_IS_REVOKED | CERT_TRUST_IS_CYCLIC,
  };
  CERT_CHAIN_PARA wanted = {.cbSize = sizeof wanted};
  PCCERT_CHAIN_CONTEXT chain = NULL;
  if (!CertGetCertificateChain(NULL, certificate, NULL, beside, &wanted, CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, NULL,
                               &chain)) {
    return false;
  }
  bool sound = (chain->TrustStatus.dwErrorStatus & unsound) == 0;
  CertFreeCertificateChain(chain);
  return sound;
}

/* The name in the certificate of the first signer, which the caller frees; NULL where there is no signature. */
static wchar_t *signer_of(const wchar_t *path, bool *rooted) {
  *rooted = false;
  HCERTSTORE certificates = NULL;
  HCRYPTMSG message = NULL;
  wchar_t *name = NULL;
  if (!CryptQueryObject(CERT_QUERY_OBJECT_FILE, path, CERT_QUERY_CONTENT_FLAG_PKCS7_SIGNED_EMBED,
                        CERT_QUERY_FORMAT_FLAG_BINARY, 0, NULL, NULL, NULL, &certificates, &message, NULL)) {
    return NULL;
  }
  DWORD size = 0;
  CERT_INFO *signer = NULL;
  if (CryptMsgGetParam(message, CMSG_SIGNER_CERT_INFO_PARAM, 0, NULL, &size) && (signer = malloc(size)) != NULL &&
      CryptMsgGetParam(message, CMSG_SIGNER_CERT_INFO_PARAM, 0, signer, &size)) {
    PCCERT_CONTEXT certificate =
        CertGetSubjectCertificateFromStore(certificates, X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, signer);
    if (certificate != NULL) {
      *rooted = is_rooted(certificate, certificates);
      DWORD length = CertGetNameStringW(certificate, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, NULL, 0);
      name = calloc(length + 1, sizeof *name);
      if (name != NULL) CertGetNameStringW(certificate, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, name, length);
      CertFreeCertificateContext(certificate);
    }
  }
  free(signer);
  CryptMsgClose(message);
  CertCloseStore(certificates, 0);
  return name;
}

int tell_signatures(wchar_t **paths, int count) {
  for (int at = 0; at < count; at++) {
    bool rooted;
    wchar_t *signer = signer_of(paths[at], &rooted);
    LONG result = signer == NULL ? TRUST_E_NOSIGNATURE : verify(paths[at]);
    line_begin("signature");
    put_wide("path", paths[at]);
    put_wide("signer", signer);
    put_bool("trusted", result == ERROR_SUCCESS && rooted);
    put_number("error", (uint32_t)result);
    line_end();
    free(signer);
  }
  line_begin("answer.complete");
  line_end();
  output_flush();
  return 0;
}
