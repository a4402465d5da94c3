using System.Globalization;

namespace Kalapa.App.Data.Startup;

/// <summary>
/// One process owns the folder of a SQLite database. The operating system keeps the lock on an open file, so it is gone with the
/// process, however that ends.
/// </summary>
public sealed class FolderLock : IDisposable
{
    /// <summary>The file that is held; it stays when the process is gone and means nothing then.</summary>
    public const string FileName = "kalapa.lock";

    private const string OwnerFileName = "kalapa.pid";

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder.</summary>
    /// <returns>The lock; null when another process has it.</returns>
    /// <exception cref="IOException">The file cannot be opened for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static FolderLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        FileStream file;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (Held.Contains(exception.HResult))
        {
            return null;
        }

        // Who asks in vain reads whose it is; the locked file itself is not for others to open.
        File.WriteAllText(Path.Combine(folder, OwnerFileName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new(file);
    }

    /// <summary>True while another process has the folder; asks without taking it.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var shared = new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException exception)
        {
            return Held.Contains(exception.HResult);
        }
    }

    /// <summary>The process that holds the folder, as far as it said so.</summary>
    public static string? Owner(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, OwnerFileName)) is { Length: > 0 } number ? number : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
