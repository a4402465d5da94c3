using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>Two processes of the built app on one MariaDB, one Redis and one data folder, behind a proxy that keeps people on their node. A class fixture.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-nodes-");
    private MariaDbProcess? _database;

    /// <summary>Where both keep their rows.</summary>
    public MariaDbProcess Database => _database!;

    /// <summary>What makes news quick.</summary>
    public RedisProcess Redis { get; } = RedisProcess.Prepare();

    /// <summary>The nodes.</summary>
    public IReadOnlyList<AppProcess> Nodes { get; } = [new(), new()];

    /// <summary>Before them.</summary>
    public StickyProxy Proxy { get; } = new();

    /// <summary>Where both keep their files.</summary>
    public string DataFolder => _folder.FullName;

    /// <summary>Starts everything, the two nodes at once on a database with the demo's people, who have done nothing yet.</summary>
    public async ValueTask InitializeAsync()
    {
        await Proxy.Start([.. Nodes.Select(node => node.Address)]);
        await Redis.Start();
        _database = await MariaDbProcess.Install();
        var connection = await Database.CreateDatabase("kalapa");
        foreach (var node in Nodes)
        {
            node.Settings["Kalapa__Database"] = "MariaDb";
            node.Settings["Kalapa__DataFolder"] = DataFolder;
            node.Settings["ConnectionStrings__Kalapa"] = connection;
            node.Settings["ConnectionStrings__Redis"] = Redis.Address;
        }

        await Prepare(connection);
        await Task.WhenAll(Nodes.Select(node => node.Start()));
        await Proxy.IsReady();
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await Redis.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    // Their stories would take longer to tell than everything else that is done here.
    private async Task Prepare(string connection)
    {
        await using var app = TestApp.Build(Engine.MySql, connection, DataFolder, TimeProvider.System);
        await app.MigrateKalapaData();
        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        await FoundingBranches.EnsureThere(contexts);
        await DemoSetup.AddPeople(contexts, passwordHash: "", TimeProvider.System.GetUtcNow());
    }
}
