#include <git2.h>
#include <git2/sys/repository.h>

/* Variadic functions are out of Swift's reach. */
static inline int shim_git_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}
