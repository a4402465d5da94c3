namespace Kalapa.App.Data;

/// <summary>Where the database file and uploaded files live, outside the web root.</summary>
public static class DataFolder
{
    /// <summary>The setting that names it.</summary>
    public const string Key = "Kalapa:DataFolder";

    private const string ProbeName = ".kalapa-probe";

    // More than a page, so that a disk with no room left is noticed and not only a folder without rights.
    private static readonly byte[] Probe = new byte[64 * 1024];

    /// <summary>The folder, made if it is not there.</summary>
    /// <exception cref="StartRefused">It cannot be made.</exception>
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = PathOf(configuration, environment);
        return Made(folder, Key);
    }

    /// <summary>Its whole path, whether it is there or not.</summary>
    public static string PathOf(IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(configuration[Key] ?? Path.Combine(environment.ContentRootPath, "App_Data"));

    /// <summary>Makes sure that files can be made, filled and erased in <paramref name="folder"/>, which is made if it is not there.</summary>
    /// <param name="folder">Its whole path.</param>
    /// <param name="key">The setting that named it, for the sentence.</param>
    /// <exception cref="StartRefused">They cannot.</exception>
    public static void Prove(string folder, string key)
    {
        if (Fault(Made(folder, key), key) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Why a start could not use the folder; null when it could. One that is not there is not made; what is above it is tried.</summary>
    public static StartRefused? Fault(string folder, string key = Key) =>
        WriteFault(File.Exists(folder) ? folder : Nearest(folder)) is { } fault ? Refusal(folder, key, fault) : null;

    /// <summary>Bytes that may still be written there.</summary>
    public static long FreeSpace(string folder) => new DriveInfo(Nearest(folder)).AvailableFreeSpace;

    /// <summary>Writes, flushes and erases a small file; what went wrong is the answer, null when nothing did.</summary>
    public static Exception? WriteFault(string folder)
    {
        var path = Path.Combine(folder, $"{ProbeName}-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.Write(Probe);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    private static string Nearest(string folder) => Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : Nearest(above);

    private static string Made(string folder, string key)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refusal(folder, key, exception);
        }
    }

    private static StartRefused Refusal(string folder, string key, Exception fault) => new(
        File.Exists(folder) ? $"{key} names {folder}, which is a file; it must be a folder. Example: {key}=/var/lib/kalapa"
        : DiskFault.IsFull(fault) ? $"The disk of {folder} is full, so nothing can be kept there. Free some space, or name another folder. Example: {key}=/var/lib/kalapa"
        : $"The folder {folder} cannot be written ({DiskFault.Said(fault)}). Let the user that runs Kalapa write there, or name another folder. Example: {key}=/var/lib/kalapa",
        fault);
}
