using System.Diagnostics;
using System.Globalization;
using Kalapa.App.Jobs;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>
/// The app is killed (SIGKILL) again and again, in every other round while it starts, else under work over HTTP while the simulated
/// people act. After each: <c>kalapa check --data</c> finds no rule broken, everything that was acknowledged is there, and the next
/// start comes up.
/// </summary>
/// <remarks>The proof's size: <c>KALAPA_LONG=1</c>, with <c>KALAPA_PUBLISHED=FOLDER</c> against what is run for real.</remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    // Every so many rounds the start that is killed is a first one: migrations, and the demo's hundreds of verbs.
    private const int FirstStarts = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Nothing_acknowledged_is_lost_and_no_rule_is_broken_whenever_it_is_killed(Engine engine)
    {
        var rounds = engine == Engine.Sqlite ? TestSize.Of(3, 300) : TestSize.Of(2, 100);
        var tally = new Tally();
        await using var database = await Database.Of(engine);
        await using var app = new AppProcess { Settings = database.Settings() };
        if (engine == Engine.Sqlite)
        {
            await app.TakeDemo();
        }

        await app.Start();
        await using var load = await KillLoad.Begin(app, engine, database.ConnectionString(app));
        await app.Kill();

        var start = TimeSpan.FromSeconds(3);
        for (var round = 0; round < rounds; round++)
        {
            if (round % FirstStarts == 2)
            {
                await KillFirstStart(engine, Random.Shared.NextDouble() * start * 4, tally);
            }
            else if (round % 2 == 0)
            {
                await app.KillDuringStart(Random.Shared.NextDouble() * start);
                tally.DuringStart++;
            }
            else
            {
                var since = Stopwatch.GetTimestamp();
                await app.Start();
                start = Stopwatch.GetElapsedTime(since);
                var working = load.Work();
                // Under work means that somebody was answered, however long that takes here; then any moment will do.
                await Task.WhenAny(load.FirstAnswer, working);
                await Task.Delay(Random.Shared.Next(0, 1000), Cancellation);
                await app.Kill();
                await working;
                tally.UnderWork++;
            }

            await HoldsEveryRule(app, round, tally);
            tally.Lost += await load.CountLost();
            Assert.True(tally.Lost == 0, $"Round {round}: acknowledged and not there.");
            if (round % 25 == 24)
            {
                await Note(engine, round + 1, load, tally);
            }
        }

        await LitterIsSwept(app);
        Assert.Equal(0, await app.Stop());
        await Note(engine, rounds, load, tally);
        Assert.True(load.Acknowledged > 0, "Nothing was acknowledged, so nothing was tried.");
    }

    private async Task Note(Engine engine, int rounds, KillLoad load, Tally tally)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{engine}: {rounds} kills ({tally.DuringStart} during a start, {tally.FirstStart} during a first one, {tally.UnderWork} under work), {load.Acknowledged} acknowledged, {tally.Lost} lost, {tally.Broken} broken rules, {tally.Litter} files that a kill left without a row");
        output.WriteLine(line);
        if (TestSize.IsLong)
        {
            await File.AppendAllTextAsync(Path.Combine(Path.GetTempPath(), "kalapa-kills.log"), $"{DateTime.Now:HH:mm:ss} {line}\n", Cancellation);
        }
    }

    /// <summary>A first start that is killed somewhere in its migration or in the demo's telling; the second one must come up.</summary>
    private static async Task KillFirstStart(Engine engine, TimeSpan after, Tally tally)
    {
        await using var database = await Database.Of(engine);
        await using var app = new AppProcess { Settings = database.Settings() };
        await app.KillDuringStart(after);
        await HoldsEveryRule(app, -1, tally, mayLackMigrations: true);
        await app.Start();
        await app.Kill();
        await HoldsEveryRule(app, -1, tally);
        tally.FirstStart++;
    }

    /// <summary>R113: ten minutes later the next start leaves no file without a row.</summary>
    private static async Task LitterIsSwept(AppProcess app)
    {
        var old = DateTime.UtcNow - FileSweep.Spared - TimeSpan.FromMinutes(1);
        foreach (var file in Directory.GetFiles(Path.Combine(app.DataFolder, "files")))
        {
            File.SetLastWriteTimeUtc(file, old);
        }

        await app.Start();
        var limit = Stopwatch.StartNew();
        int left;
        do
        {
            left = Orphans(app.DataFolder, await AppCommand.Run(["check", "--data"], app.Environment));
        }
        while (left > 0 && limit.Elapsed < WaitLimit.Time);
        Assert.Equal(0, left);
    }

    /// <param name="mayLackMigrations">The first start was killed between two of them: the check says so, and has nothing to hold against the rules yet.</param>
    private static async Task HoldsEveryRule(AppProcess app, int round, Tally tally, bool mayLackMigrations = false)
    {
        var check = await AppCommand.Run(["check", "--data"], app.Environment);
        // A database that a kill left before its first migration is said to be none yet.
        tally.Broken += check.Output.Split('\n').Count(line => line.StartsWith("BROKEN", StringComparison.Ordinal));
        tally.Litter = Math.Max(tally.Litter, Orphans(app.DataFolder, check));
        Assert.True(check.Code == 0 || (mayLackMigrations && check.Error.Contains("is not brought up to date yet", StringComparison.Ordinal)), $"Round {round}:\n{check.Output}\n{check.Error}");
    }

    // Files of any age: the check itself lets the youngest be.
    private static int Orphans(string folder, AppCommand check) => Directory.Exists(Path.Combine(folder, "files"))
        ? Math.Max(0, Directory.GetFiles(Path.Combine(folder, "files")).Length - NamedFiles(check.Output))
        : 0;

    private static int NamedFiles(string output) => output.Split('\n').FirstOrDefault(line => line.StartsWith("ok     files", StringComparison.Ordinal)) is { } line
        ? int.Parse(line[(line.LastIndexOf('(') + 1)..line.LastIndexOf(' ')], CultureInfo.InvariantCulture)
        : 0;

    private sealed class Tally
    {
        public int DuringStart;
        public int FirstStart;
        public int UnderWork;
        public int Lost;
        public int Broken;
        public int Litter;
    }

    /// <summary>Where the app's rows are: a file in its folder, or a database on the run's server, which is not killed.</summary>
    private sealed class Database(Engine engine, TestDatabase? server) : IAsyncDisposable
    {
        public static async Task<Database> Of(Engine engine) => new(engine, engine == Engine.MySql ? await TestDatabase.Create(engine) : null);

        public Dictionary<string, string> Settings()
        {
            var settings = new Dictionary<string, string> { ["Kalapa__DemoSimulation"] = "true", ["Kalapa__Database"] = engine == Engine.Sqlite ? "Sqlite" : "MariaDb" };
            if (server is not null)
            {
                settings["ConnectionStrings__Kalapa"] = server.ConnectionString;
            }

            return settings;
        }

        public string ConnectionString(AppProcess app) => server?.ConnectionString ?? app.ConnectionString;

        public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
