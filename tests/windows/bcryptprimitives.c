/* Wine 8 has no bcryptprimitives.dll, which Rust's standard library takes its random numbers from.
   This one stands beside the program in tests, and nowhere else. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
