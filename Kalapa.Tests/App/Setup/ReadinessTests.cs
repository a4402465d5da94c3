using Kalapa.App.Data.Startup;
using Kalapa.App.Live;
using Kalapa.App.Setup;
using Kalapa.Tests.App.Data.Startup;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using Xunit;

namespace Kalapa.Tests.App.Setup;

/// <summary>What <c>/sehat/siap</c> goes by: Kalapa is ready when it can work, not when it merely runs.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-ready-");
    private readonly FakeTimeProvider _clock = new();
    private readonly ShutdownNotice _shutdown = new();

    private string File => Path.Combine(_folder.FullName, "kalapa.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_ready_where_it_can_write_and_has_room()
    {
        await using var app = await Started();

        Assert.Equal(HealthStatus.Healthy, (await Ask(app)).Status);
    }

    [Fact]
    public async Task It_is_not_ready_when_the_disk_is_nearly_full()
    {
        await using var app = await Started(("Kalapa:MinFreeMegabytes", "1000000000"));

        var answer = await Ask(app);

        Assert.Equal(HealthStatus.Unhealthy, answer.Status);
        Assert.Contains("Kalapa:MinFreeMegabytes asks for 1000000000", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_ready_when_its_file_is_damaged()
    {
        await using var app = await Started();
        SqliteConnection.ClearAllPools();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        Array.Fill<byte>(bytes, 0x5A, 8192, bytes.Length - 16384);
        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.Current.CancellationToken);

        var answer = await Ask(app);

        Assert.Equal(HealthStatus.Unhealthy, answer.Status);
        Assert.Contains("is damaged", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_or_refuses_is_not_ready()
    {
        await using var server = await TestDatabase.Create(Engine.MySql);
        var away = new MySqlStartup(new MySqlConnectionStringBuilder(server.ConnectionString) { Port = (uint)Machine.FreePort() }.ConnectionString, TimeProvider.System);
        Assert.Null(await new MySqlStartup(await Migrated(server), TimeProvider.System).WriteFault(TestContext.Current.CancellationToken));
        Assert.Contains("does not answer", await away.WriteFault(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_stop_is_known_before_it_comes()
    {
        await using var app = await Started();
        var ready = Ready(app);
        Assert.Equal(HealthStatus.Healthy, (await Ask(ready)).Status);

        _shutdown.Begin();

        Assert.Equal(HealthStatus.Degraded, (await Ask(ready)).Status);
    }

    [Fact]
    public async Task Who_asks_often_is_answered_from_the_last_second()
    {
        await using var app = await Started();
        var ready = Ready(app);
        Assert.Equal(HealthStatus.Healthy, (await Ask(ready)).Status);
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File);

        Assert.Equal(HealthStatus.Healthy, (await Ask(ready)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, (await Ask(ready)).Status);
    }

    private static async Task<string> Migrated(TestDatabase server)
    {
        await using var app = await Starting.With(("Kalapa:Database", "MariaDb"), ("Kalapa:DataFolder", Path.GetTempPath()), ("ConnectionStrings:Kalapa", server.ConnectionString));
        return server.ConnectionString;
    }

    private Task<WebApplication> Started(params (string, string)[] settings) => Starting.With([("Kalapa:DataFolder", _folder.FullName), .. settings]);

    private Readiness Ready(WebApplication app) => new(app.Services.GetRequiredService<DatabaseStartup>(), _shutdown, app.Configuration, app.Environment, _clock);

    private Task<HealthCheckResult> Ask(WebApplication app) => Ask(Ready(app));

    private static Task<HealthCheckResult> Ask(Readiness ready) => ready.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
}
