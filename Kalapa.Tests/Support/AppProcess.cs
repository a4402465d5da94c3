using System.Diagnostics;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// The built app as a process of its own, on a free port, with a folder and a SQLite file of its own.
/// A class fixture is started by the runner; made by hand, it is started by <see cref="Start"/>. With <c>KALAPA_PUBLISHED=FOLDER</c> in the
/// environment it is the app published there, for figures of what is run for real.
/// </summary>
public sealed class AppProcess : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-app-");
    private ChildProcess? _process;

    /// <summary>Configuration on top of the fixture's, in environment form (<c>ConnectionStrings__Kalapa</c>); takes effect at the next start.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Machine.FreePort()}");

    /// <summary>Its data folder; kept over restarts, deleted at the end.</summary>
    public string DataFolder => _folder.FullName;

    /// <summary>Its SQLite file.</summary>
    public string ConnectionString => $"Data Source={Path.Combine(DataFolder, "kalapa.db")}";

    /// <summary>What it has written since its last start.</summary>
    public string Output => _process?.Output ?? "";

    /// <summary>Starts it, on the same port and data as before if it ran before; returns when it listens.</summary>
    public async Task Start()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        var published = Environment.GetEnvironmentVariable("KALAPA_PUBLISHED");
        var start = new ProcessStartInfo("dotnet", [published is null ? BuiltApp() : Path.Combine(published, "Kalapa.App.dll"), "--urls", Address.OriginalString])
        {
            WorkingDirectory = published ?? Repository.PathOf("Kalapa.App"),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                // A browser's console says what went wrong, not only that something did.
                ["DetailedErrors"] = "true",
                ["ConnectionStrings__Kalapa"] = ConnectionString,
                ["Kalapa__DataFolder"] = DataFolder,
            },
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }
        _process = await ChildProcess.Start(start, readyWhen: "Now listening on");
    }

    /// <summary>Asks it to end (SIGTERM) and waits; the answer is its exit code.</summary>
    public Task<int> Stop() => Running.Stop();

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public Task Kill() => Running.Kill();

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        _folder.Delete(recursive: true);
    }

    private ChildProcess Running => _process ?? throw new InvalidOperationException("The app was never started.");

    /// <summary>The app's own output, beside which its static assets are found; built as these tests were (Debug or Release).</summary>
    private static string BuiltApp()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.PathOf(Path.Combine("Kalapa.App", "bin", framework.Parent!.Name, framework.Name, "Kalapa.App.dll"));
    }
}
