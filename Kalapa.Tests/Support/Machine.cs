using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kalapa.Tests.Support;

/// <summary>What the tests ask of the machine they run on.</summary>
public static class Machine
{
    private const string InMemory = "/dev/shm";
    private const long Room = 4L * 1024 * 1024 * 1024;

    private static readonly ConcurrentDictionary<int, byte> Given = [];
    private static readonly Lazy<bool> HasRoomInMemory = new(() => Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > Room);

    /// <summary>The first of <paramref name="programs"/> that is installed; null when none is.</summary>
    public static string? Find(params IEnumerable<string> programs)
    {
        // A plain user's PATH leaves out the folder servers are installed to.
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        return programs.SelectMany(_ => folders, (program, folder) => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>A new, empty folder for what a test keeps; the caller deletes it.</summary>
    /// <remarks>In memory where there is room: a commit is as complete there as on a disk, and does not wait for one.</remarks>
    /// <param name="prefix">What its name begins with.</param>
    public static DirectoryInfo NewFolder(string prefix) => !OperatingSystem.IsWindows() && HasRoomInMemory.Value
        ? Directory.CreateDirectory(Path.Combine(InMemory, prefix + Guid.NewGuid().ToString("N")), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        : Directory.CreateTempSubdirectory(prefix);

    /// <summary>A loopback port nobody listens on, and which no other caller was given.</summary>
    /// <remarks>
    /// Below those that systems hand out by themselves, so that no connection made before the port is listened on takes it.
    /// </remarks>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_768);
            if (!Given.TryAdd(port, 0))
            {
                continue;
            }

            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
