using System.IO.Compression;
using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Integrity;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Data.Startup;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Xunit;

namespace Kalapa.Tests.App.Data;

/// <summary>
/// Databases as earlier versions left them, in <c>Releases/</c>: the demo, told by that version's own code on both engines. Each must come
/// up to date with nothing lost and no rule broken.
/// </summary>
public sealed class ReleasesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-release-");

    /// <summary>One for each version that was handed out.</summary>
    public static TheoryData<string> Versions => [.. Directory.EnumerateFiles(Repository.PathOf("Kalapa.Tests/App/Data/Releases"), "*.db.gz").Select(file => Path.GetFileName(file)[..^6])];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_SQLite_file_of_an_earlier_version_comes_up_to_date(string version)
    {
        var file = Path.Combine(_folder.FullName, "kalapa.db");
        await using (var packed = Packed($"{version}.db.gz"))
        await using (var unpacked = File.Create(file))
        {
            await packed.CopyToAsync(unpacked, Cancellation);
        }

        await using var app = await Starting.With(("Kalapa:DataFolder", _folder.FullName));
        await IsWhole(app);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_MariaDB_database_of_an_earlier_version_comes_up_to_date(string version)
    {
        await using var database = await TestDatabase.Create(Engine.MySql);
        using (var script = new StreamReader(Packed($"{version}.sql.gz")))
        {
            await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(database.ConnectionString) { AllowUserVariables = true }.ConnectionString);
            await connection.OpenAsync(Cancellation);
            await using var command = new MySqlCommand(await script.ReadToEndAsync(Cancellation), connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await using var app = await Starting.With(("Kalapa:Database", "MariaDb"), ("Kalapa:DataFolder", _folder.FullName), ("ConnectionStrings:Kalapa", database.ConnectionString));
        await IsWhole(app);
    }

    private static GZipStream Packed(string name) => new(File.OpenRead(Repository.PathOf($"Kalapa.Tests/App/Data/Releases/{name}")), CompressionMode.Decompress);

    private async Task IsWhole(WebApplication app)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(Cancellation);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        // That version knew permits alone.
        Assert.Equal(PermitRequestLifecycle.Table.Rows.Select(row => row.To).OfType<TicketState>().ToHashSet(), (await db.Tickets.Select(ticket => ticket.State).ToListAsync(Cancellation)).ToHashSet());

        // The files of that time are not kept with it.
        var results = await new DataCheck(contexts, app.Services.GetRequiredService<DatabaseStartup>()).Run(new(_folder.FullName, DateTimeOffset.UtcNow), Cancellation);
        Assert.All(results.Where(result => result.Rule is not ("files" or "orphans")), result => Assert.Empty(result.Faults));
    }
}
