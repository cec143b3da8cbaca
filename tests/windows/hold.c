/* Plays the other programs on an office's computer:

       hold open FILE     has it open as spreadsheets do: others may read it, nobody may replace it
       hold alone FILE    has it open and lets nobody read it either
       hold lock FILE     holds the lock that a writing visits holds

   It says "held" and holds on until its standard input ends. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    DWORD share = FILE_SHARE_READ;
    HANDLE file;
    OVERLAPPED from_the_start = {0};
    if (count != 3)
        return 2;
    if (wcscmp(words[1], L"alone") == 0)
        share = 0;
    if (wcscmp(words[1], L"lock") == 0)
        share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    file = CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_ALWAYS, 0, NULL);
    if (file == INVALID_HANDLE_VALUE
        || (wcscmp(words[1], L"lock") == 0
            && !LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, MAXDWORD, MAXDWORD, &from_the_start))) {
        printf("error %lu\n", GetLastError());
        return 1;
    }
    printf("held\n");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    return 0;
}
