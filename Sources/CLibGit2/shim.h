#include <git2.h>
#include <git2/sys/repository.h>

/* Variadic functions are out of Swift's reach; `opts` is git_libgit2_opts. */
static inline int shim_git_set_strict_hash_verification(void *opts, int enabled) {
  return ((int (*)(int, ...))opts)(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}
