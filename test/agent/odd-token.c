/*
 * A PKCS#11 module in front of SoftHSM that behaves as SoftHSM never does; ODD_TOKEN says how.
 * It has everything else from SoftHSM, so that real calls travel through the real binding.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "pkcs11.h"

static CK_FUNCTION_LIST real;
static CK_FUNCTION_LIST ours;

static int is(const char *behaviour) {
  const char *wanted = getenv("ODD_TOKEN");
  return wanted != NULL && strcmp(wanted, behaviour) == 0;
}

static CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  CK_RV result = real.C_GetTokenInfo(slot, info);
  if (is("finalTry")) info->flags |= CKF_USER_PIN_FINAL_TRY;
  if (is("lastTryLocks")) info->flags |= CKF_USER_PIN_LOCKED;
  return result;
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG size) {
  if (is("locked")) return CKR_PIN_LOCKED;
  if (is("ownDialogDeclined")) return CKR_FUNCTION_CANCELED;
  if (is("crash")) abort();
  return real.C_Login(session, user, pin, size);
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG size, CK_BYTE_PTR signature,
                  CK_ULONG_PTR signatureSize) {
  if (is("removed")) return CKR_DEVICE_REMOVED;
  CK_RV result = real.C_Sign(session, data, size, signature, signatureSize);
  if (is("wrongSignature") && signature != NULL) signature[0] ^= 1;
  return result;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  void *library = dlopen(getenv("ODD_TOKEN_REAL"), RTLD_NOW);
  CK_RV (*get)(CK_FUNCTION_LIST_PTR_PTR) = dlsym(library, "C_GetFunctionList");
  CK_FUNCTION_LIST_PTR found;
  CK_RV result = get(&found);
  real = ours = *found;
  ours.C_GetTokenInfo = getTokenInfo;
  ours.C_Login = login;
  ours.C_Sign = sign;
  *list = &ours;
  return result;
}
