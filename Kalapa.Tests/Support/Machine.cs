using System.Net;
using System.Net.Sockets;

namespace Kalapa.Tests.Support;

/// <summary>What the tests ask of the machine they run on.</summary>
public static class Machine
{
    /// <summary>The first of <paramref name="programs"/> that is installed; null when none is.</summary>
    public static string? Find(params IEnumerable<string> programs)
    {
        // A plain user's PATH leaves out the folder servers are installed to.
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        return programs.SelectMany(_ => folders, (program, folder) => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>A loopback port nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
