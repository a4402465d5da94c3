namespace Kalapa.App.Data;

/// <summary>What the operating system said about a disk.</summary>
public static class DiskFault
{
    // ENOSPC and EDQUOT on Linux, EDQUOT on macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>True when there was no room, or no more for this user.</summary>
    public static bool IsFull(Exception exception) => exception is IOException && Full.Contains(exception.HResult);

    /// <summary>The system's words without what .NET put around them.</summary>
    public static string Said(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('.');
}
