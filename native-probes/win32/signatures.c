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

/* The name in the certificate of the first signer, which the caller frees; NULL where there is no signature. */
static wchar_t *signer_of(const wchar_t *path) {
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
    wchar_t *signer = signer_of(paths[at]);
    LONG result = signer == NULL ? TRUST_E_NOSIGNATURE : verify(paths[at]);
    line_begin("signature");
    put_wide("path", paths[at]);
    put_wide("signer", signer);
    put_bool("trusted", result == ERROR_SUCCESS);
    put_number("error", (uint32_t)result);
    line_end();
    free(signer);
  }
  line_begin("answer.complete");
  line_end();
  output_flush();
  return 0;
}
