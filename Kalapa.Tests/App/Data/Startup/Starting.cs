using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.App.Data.Startup;

/// <summary>The first half of a start, as far as the database, in this process.</summary>
internal static class Starting
{
    /// <summary>The app's data with this configuration, prepared; dispose it to end.</summary>
    /// <exception cref="StartRefused">It would not start.</exception>
    public static Task<WebApplication> With(params (string Key, string Value)[] settings) => With(settings, _ => { });

    /// <summary>Likewise, with services of the test's own.</summary>
    public static async Task<WebApplication> With((string Key, string Value)[] settings, Action<IServiceCollection> configure)
    {
        var app = Build(settings, configure);
        try
        {
            await app.MigrateKalapaData();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Likewise, not prepared.</summary>
    public static WebApplication Build(params (string Key, string Value)[] settings) => Build(settings, _ => { });

    private static WebApplication Build((string Key, string Value)[] settings, Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(pair => pair.Key, (key, pairs) => KeyValuePair.Create(key, (string?)pairs.Last().Value)));
        builder.Logging.ClearProviders();
        builder.AddKalapaData();
        configure(builder.Services);
        return builder.Build();
    }

    /// <summary>The one sentence it is refused with, which names a key and an example.</summary>
    public static async Task<string> IsRefused(params (string Key, string Value)[] settings)
    {
        var refused = await Assert.ThrowsAsync<StartRefused>(async () => await (await With(settings)).DisposeAsync());
        Assert.Contains("Example: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    /// <summary>What is said while <paramref name="database"/> is entered.</summary>
    public static async Task<List<string>> Said(DatabaseStartup database)
    {
        var said = new List<string>();
        await using var turn = await database.Enter(said.Add, TestContext.Current.CancellationToken);
        return said;
    }

    /// <summary>Runs SQL on a database of <paramref name="app"/>.</summary>
    public static async Task Execute(WebApplication app, string sql)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
