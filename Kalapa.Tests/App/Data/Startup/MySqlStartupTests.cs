using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using Xunit;

namespace Kalapa.Tests.App.Data.Startup;

/// <summary>A start on a server, which may be away, or asked by several nodes at once.</summary>
public sealed class MySqlStartupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for_and_each_5_seconds_it_is_said()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var said = new List<string>();
        var startup = new MySqlStartup($"Server=127.0.0.1;Port={Machine.FreePort()};Database=kalapa;User=kalapa;Password=secret", clock);

        var waiting = Task.Run(() => startup.Enter(said.Add, Cancellation), Cancellation);
        while (!waiting.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Cancellation);
        }

        var refused = await Assert.ThrowsAsync<StartRefused>(() => waiting);
        Assert.Contains("does not answer", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Example: ConnectionStrings:Kalapa=Server=", refused.Message, StringComparison.Ordinal);
        Assert.InRange(said.Count, 8, 12);
        Assert.All(said, line => Assert.StartsWith("Waiting for MySQL kalapa at 127.0.0.1:", line, StringComparison.Ordinal));
        Assert.All(said.Append(refused.Message), line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_comes_up_meanwhile_is_used()
    {
        await using var database = await TestDatabase.Create(Engine.MySql);
        var server = new MySqlConnectionStringBuilder(database.ConnectionString);
        await using var door = new Forwarder((int)server.Port);
        var startup = new MySqlStartup(new MySqlConnectionStringBuilder(database.ConnectionString) { Port = (uint)door.Port }.ConnectionString, TimeProvider.System);
        var firstLine = new TaskCompletionSource();

        var entering = startup.Enter(_ => firstLine.TrySetResult(), Cancellation);
        await firstLine.Task.WaitAsync(Cancellation);
        door.Open();

        await (await entering).DisposeAsync();
    }

    [Fact]
    public async Task Of_two_nodes_that_start_together_one_migrates_and_the_other_waits_and_says_so()
    {
        await using var database = await TestDatabase.Create(Engine.MySql);
        var (first, second) = (new MySqlStartup(database.ConnectionString, TimeProvider.System), new MySqlStartup(database.ConnectionString, TimeProvider.System));
        var (migrated, waited) = (new List<string>(), new List<string>());
        var isWaiting = new TaskCompletionSource();
        await using var app = Starting.Build(Settings(database));

        var turn = await first.Enter(migrated.Add, Cancellation);
        var other = second.Enter(line =>
        {
            waited.Add(line);
            isWaiting.TrySetResult();
        }, Cancellation);
        await isWaiting.Task.WaitAsync(Cancellation);
        await first.Migrate(await Context(app), migrated.Add, Cancellation);
        Assert.False(other.IsCompleted);
        await turn.DisposeAsync();
        await using (await other)
        {
            await second.Migrate(await Context(app), waited.Add, Cancellation);
        }

        Assert.Contains(migrated, line => line.StartsWith("Bringing", StringComparison.Ordinal));
        Assert.All(waited, line => Assert.StartsWith("Waiting for another node", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_migration_that_was_cut_off_is_made_again()
    {
        await using var database = await TestDatabase.Create(Engine.MySql);
        await using var app = await Starting.With(Settings(database));
        // DDL commits by itself on this server, so a killed first start leaves tables and no history.
        await Starting.Execute(app, "SET foreign_key_checks = 0; DROP TABLE Tickets; DELETE FROM __EFMigrationsHistory; SET foreign_key_checks = 1");

        var said = new List<string>();
        await app.Services.GetRequiredService<DatabaseStartup>().Migrate(await Context(app), said.Add, Cancellation);

        Assert.Contains(said, line => line.Contains("was cut off", StringComparison.Ordinal));
        Assert.Equal(0, await (await Context(app)).Tickets.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Rows_without_a_history_are_never_removed()
    {
        await using var database = await TestDatabase.Create(Engine.MySql);
        await using var app = await Starting.With(Settings(database));
        await Kalapa.App.Setup.FoundingBranches.EnsureThere(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>());
        await Starting.Execute(app, "DELETE FROM __EFMigrationsHistory");

        Assert.Contains("holds tables that no migration", await Starting.IsRefused(Settings(database)), StringComparison.Ordinal);
        Assert.NotEqual(0, await (await Context(app)).Branches.CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_the_server_refuses_is_a_sentence()
    {
        await using var database = await TestDatabase.Create(Engine.MySql);

        Assert.Contains("refuses the user or the password", await Refused(database, address => address.Password = "wrong"), StringComparison.Ordinal);
        Assert.Contains("is not there", await Refused(database, address => address.Database = "kalapa_nowhere"), StringComparison.Ordinal);
        Assert.Contains("CREATE DATABASE kalapa_nowhere", await Refused(database, address => address.Database = "kalapa_nowhere"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=/var/lib/kalapa/kalapa.db")]
    [InlineData("Data Source=kalapa.db")]
    [InlineData("Server=db;User=kalapa")]
    [InlineData("Database=kalapa")]
    [InlineData("Server=db;Database=kalapa;Port=many")]
    [InlineData("a sentence")]
    [InlineData("")]
    public async Task An_address_of_no_server_is_refused(string address) => Assert.Contains("but Kalapa:Database is MySql or MariaDb",
        await Starting.IsRefused(("Kalapa:Database", "MySql"), ("ConnectionStrings:Kalapa", address)), StringComparison.Ordinal);

    private static async Task<string> Refused(TestDatabase database, Action<MySqlConnectionStringBuilder> change)
    {
        var address = new MySqlConnectionStringBuilder(database.ConnectionString);
        change(address);
        return await Starting.IsRefused([.. Settings(database), ("ConnectionStrings:Kalapa", address.ConnectionString)]);
    }

    private static (string, string)[] Settings(TestDatabase database) =>
        [("Kalapa:Database", "MariaDb"), ("Kalapa:DataFolder", Path.GetTempPath()), ("ConnectionStrings:Kalapa", database.ConnectionString)];

    private static Task<KalapaDbContext> Context(Microsoft.AspNetCore.Builder.WebApplication app) =>
        app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
}
