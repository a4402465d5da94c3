using Kalapa.Load.Seed;

namespace Kalapa.Load.Server;

/// <summary>The app as it is run for real: Production, behind a proxy that ends TLS, with room for all windows of one address.</summary>
internal static class KalapaServer
{
    /// <summary>What its pages think they are reached at.</summary>
    public const string Origin = "https://kalapa.example";

    /// <summary>Starts it on seeded data.</summary>
    /// <param name="program">Path of <c>Kalapa.App.dll</c>.</param>
    /// <param name="place">Where its data is.</param>
    public static Task<ServerProcess> Start(string program, DataPlace place)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Kalapa__PublicAddress"] = Origin,
            ["Kalapa__Proxies"] = "127.0.0.1",
            ["Kalapa__WindowsPerUser"] = "1000",
            ["Kalapa__WindowsPerAddress"] = "100000",
            ["Kalapa__SignInsPerAddress"] = "100000",
        };
        foreach (var (key, value) in place.Settings)
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return ServerProcess.Start([program], Path.GetDirectoryName(program)!, environment);
    }

    /// <summary>The app that was built beside this program, in the same configuration.</summary>
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string Built()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var solution = framework.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
        var program = Path.Combine(solution, "Kalapa.App", "bin", framework.Parent!.Name, framework.Name, "Kalapa.App.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException("Name the folder of the published app: --app FOLDER", program);
    }
}
