using Kalapa.App.Features;
using Kalapa.App.Live;
using Kalapa.Load.Seed;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bench;

/// <summary>The app's own services on a seeded SQLite database in a folder that is deleted at the end.</summary>
internal sealed class BenchData : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-data-");
    private WebApplication? _app;

    /// <summary>Who is in it.</summary>
    public SeedPeople People { get; } = new(agents: 40, takers: 0);

    /// <summary>A ticket that an agent has in review.</summary>
    public Guid Owned { get; private set; }

    /// <summary>The services.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Makes and fills it.</summary>
    /// <param name="open">How many tickets are open; half as many again are closed.</param>
    /// <param name="more">Services of the benchmark's own.</param>
    public static async Task<BenchData> Of(int open, Action<IServiceCollection>? more = null)
    {
        var data = new BenchData();
        var place = new DataPlace(data._folder.FullName, Connection: null);
        var seed = new SeedDatabase(place, data.People);
        await seed.Fill(open);
        data.Owned = seed.Owned[0];
        data._app = AppData.Of(place, services =>
        {
            services.AddLive().AddKalapaFeatures().AddLocalization();
            more?.Invoke(services);
        });
        return data;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
