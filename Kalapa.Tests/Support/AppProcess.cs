using System.Diagnostics;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// The built app as a process of its own, on a free port, with a folder and a SQLite file of its own.
/// A class fixture is started by the runner, with the demo in its folder; made by hand, it is started by <see cref="Start"/>. With <c>KALAPA_PUBLISHED=FOLDER</c> in the
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

    /// <summary>Its database: the one its settings name, otherwise an SQLite file of its own.</summary>
    public string ConnectionString => Settings.GetValueOrDefault("ConnectionStrings__Kalapa") ?? $"Data Source={Path.Combine(DataFolder, "kalapa.db")}";

    /// <summary>What that runs on.</summary>
    public Engine Engine => Settings.GetValueOrDefault("Kalapa__Database") is "MariaDb" or "MySql" ? Engine.MySql : Engine.Sqlite;

    /// <summary>What it has written since its last start.</summary>
    public string Output => _process?.Output ?? "";

    /// <summary>Puts the demo into its folder, so that the first start need not tell it.</summary>
    public Task TakeDemo() => DemoFolder.CopyTo(DataFolder);

    /// <summary>Starts it, on the same port and data as before if it ran before; returns when it listens.</summary>
    public async Task Start()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        _process = await ChildProcess.Start(Command(), readyWhen: "Now listening on");
    }

    /// <summary>Starts it and ends it as a power cut would, wherever it is by then.</summary>
    public Task KillDuringStart(TimeSpan after) => ChildProcess.StartAndKill(Command(), after);

    /// <summary>What it is started with, for a command that shall look at the same.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var environment = new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                // A browser's console says what went wrong, not only that something did.
                ["DetailedErrors"] = "true",
                ["ConnectionStrings__Kalapa"] = ConnectionString,
                ["Kalapa__DataFolder"] = DataFolder,
            };
            foreach (var (name, value) in Settings)
            {
                environment[name] = value;
            }

            return environment;
        }
    }

    /// <summary>Asks it to end (SIGTERM) and waits; the answer is its exit code.</summary>
    public Task<int> Stop() => Running.Stop();

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public Task Kill() => Running.Kill();

    public async ValueTask InitializeAsync()
    {
        await TakeDemo();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        _folder.Delete(recursive: true);
    }

    private ChildProcess Running => _process ?? throw new InvalidOperationException("The app was never started.");

    /// <summary>The published app where one is named, else what was built with these tests (Debug or Release), beside which its static assets are found.</summary>
    internal static (string Program, string Folder) App()
    {
        if (System.Environment.GetEnvironmentVariable("KALAPA_PUBLISHED") is { } published)
        {
            return (Path.Combine(published, "Kalapa.App.dll"), published);
        }

        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return (Repository.PathOf(Path.Combine("Kalapa.App", "bin", framework.Parent!.Name, framework.Name, "Kalapa.App.dll")), Repository.PathOf("Kalapa.App"));
    }

    private ProcessStartInfo Command()
    {
        var (program, folder) = App();
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.OriginalString]) { WorkingDirectory = folder };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
