/* Where the unwinding tables of a piece of code lie, for gcc's unwinder on musl.
 *
 * gcc 12 asks glibc's _dl_find_object, which musl has not. A static program is one object, whose headers
 * dl_iterate_phdr tells; the answer is laid out as <dlfcn.h> of glibc 2.35 has it on x86-64.
 */
#define _GNU_SOURCE
#include <link.h>
#include <pthread.h>
#include <stddef.h>

/* The unwinder calls these where there are threads, and asks for them so softly that a static link leaves
 * them out: then it calls nothing at all, and a panic ends the program. Here they are asked for in earnest. */
__attribute__((used)) static void *const of_threads[] = {
    (void *)pthread_once,        (void *)pthread_mutex_lock,  (void *)pthread_mutex_unlock,
    (void *)pthread_key_create,  (void *)pthread_key_delete,  (void *)pthread_getspecific,
    (void *)pthread_setspecific, (void *)pthread_create,      (void *)pthread_mutex_init,
    (void *)pthread_cond_wait,   (void *)pthread_cond_signal, (void *)pthread_cond_broadcast,
};

struct found {
    unsigned long long flags;
    void *start;
    void *end;
    struct link_map *map;
    void *tables;
    unsigned long long reserved[7];
};

struct asked {
    ElfW(Addr) code;
    struct found *found;
};

static struct link_map object;

static int look(struct dl_phdr_info *info, size_t size, void *data) {
    struct asked *asked = data;
    ElfW(Addr) tables = 0, start = 0, end = 0;
    (void)size;
    for (int at = 0; at < info->dlpi_phnum; at++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[at];
        ElfW(Addr) from = info->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_GNU_EH_FRAME)
            tables = from;
        if (part->p_type == PT_LOAD && asked->code >= from && asked->code < from + part->p_memsz) {
            start = from;
            end = from + part->p_memsz;
        }
    }
    if (!tables || !start)
        return 0;
    object.l_addr = info->dlpi_addr;
    asked->found->flags = 0;
    asked->found->start = (void *)start;
    asked->found->end = (void *)end;
    asked->found->map = &object;
    asked->found->tables = (void *)tables;
    return 1;
}

int _dl_find_object(void *code, struct found *found) {
    struct asked asked = {(ElfW(Addr))code, found};
    return dl_iterate_phdr(look, &asked) ? 0 : -1;
}
