using System.Data;
using Kalapa.App.Data.Devices;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Data.Search;
using Kalapa.App.Data.Startup;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Data;

/// <summary>What the save seam must know about the database behind it.</summary>
/// <param name="Gate">The one-writer gate; null where the server orders its writers by row locks.</param>
/// <param name="Isolation">Each statement sees what is committed, so a query that waited for a lock reads afresh.</param>
/// <param name="MayRetry">The database undid the whole transaction: nothing of it is left.</param>
/// <param name="IsTaken">A unique key was given out a moment before, by a transaction that a read of this one could not see yet.</param>
/// <param name="Changes">Where commits are told to other nodes; null where the database belongs to one process.</param>
public sealed record DatabaseEngine(SingleWriterLock? Gate, IsolationLevel Isolation, Func<Exception, bool> MayRetry, Func<Exception, bool> IsTaken, ChangeLog? Changes);

/// <summary>Chooses the database by configuration alone.</summary>
public static class DataServices
{
    private const string ProviderKey = "Kalapa:Database";

    /// <summary>True where the configuration names a server, which several nodes may share; an SQLite file belongs to one process.</summary>
    public static bool MayHaveSeveralNodes(IConfiguration configuration) => configuration[ProviderKey] is "MySql" or "MariaDb";

    /// <summary>Context, seam and rights.</summary>
    /// <exception cref="StartRefused">The configuration names no known database, or its address is none.</exception>
    public static WebApplicationBuilder AddKalapaData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var connection = builder.Configuration.GetConnectionString("Kalapa");
        switch (builder.Configuration[ProviderKey] ?? "Sqlite")
        {
            case "Sqlite":
                connection ??= $"Data Source={Path.Combine(DataFolder.PathOf(builder.Configuration, builder.Environment), "kalapa.db")}";
                var file = new SqliteStartup(connection, TimeProvider.System);
                services.AddSingleton<DatabaseStartup>(_ => file);
                services.AddSingleton<SingleWriterLock>();
                connection = SqliteProvider.Address(file.ConnectionString);
                services.AddDbContextFactory<SqliteKalapaDbContext>((provider, options) => Watch(provider, options.UseKalapaSqlite(connection)));
                services.AddSingleton<IDatabaseProbe>(new SqliteProvider.Probe(connection));
                services.AddSingleton<IDbContextFactory<KalapaDbContext>, BaseFactory<SqliteKalapaDbContext>>();
                services.AddSingleton(provider => new DatabaseEngine(
                    provider.GetRequiredService<SingleWriterLock>(), IsolationLevel.Serializable, SqliteProvider.IsBusy, IsTaken: _ => false, Changes: null));
                break;
            case "MySql" or "MariaDb":
                var server = new MySqlStartup(connection ?? "", TimeProvider.System);
                services.AddSingleton<DatabaseStartup>(_ => server);
                var version = builder.Configuration[ProviderKey] == "MySql" ? MySqlProvider.MySql : MySqlProvider.MariaDb;
                connection = MySqlProvider.Address(server.ConnectionString);
                services.AddDbContextFactory<MySqlKalapaDbContext>((provider, options) => Watch(provider, options.UseKalapaMySql(connection, version)));
                services.AddSingleton<IDatabaseProbe>(new MySqlProvider.Probe(connection));
                services.AddSingleton<IDbContextFactory<KalapaDbContext>, BaseFactory<MySqlKalapaDbContext>>();
                services.AddSingleton(new DatabaseEngine(Gate: null, IsolationLevel.ReadCommitted, MySqlProvider.IsUndone, MySqlProvider.IsTaken, new ChangeLog()));
                break;
            case var other:
                throw new StartRefused($"{ProviderKey} is \"{other}\". It must be Sqlite, MySql or MariaDb. Example: {ProviderKey}=Sqlite");
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddQuietLoggers();
        services.AddSingleton<OutageInterceptor>();
        services.AddIdentityModel();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("Kalapa").PersistKeysToDbContext<KalapaDbContext>();
        services.AddSingleton(AccessTable.Default);
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton(OutgoingChannels.Of(builder.Configuration));
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxSecret>();
        services.AddSingleton<ICategorySource, CategoryRows>();
        services.AddSingleton<IPromiseSource, PromiseRows>();
        services.AddSingleton<IBoardSource<TicketRow>, TicketRows>();
        services.AddSingleton<IBoardSource<PermitRow>, PermitRows>();
        services.AddSingleton<IOverdueFollowUps, OverdueFollowUps>();
        return builder;
    }

    /// <summary>Owns the database, brings it up to date, and fills it while no other node does.</summary>
    /// <param name="app">Not running yet.</param>
    /// <param name="fill">What must be there before the first request.</param>
    /// <exception cref="StartRefused">Folder or database cannot be used.</exception>
    public static async Task MigrateKalapaData(this WebApplication app, Func<Task>? fill = null)
    {
        DataFolder.Prove(DataFolder.PathOf(app.Configuration, app.Environment), DataFolder.Key);
        var startup = app.Services.GetRequiredService<DatabaseStartup>();
        var outage = app.Services.GetRequiredService<DatabaseOutage>();
        try
        {
            await using var turn = await startup.Enter(Console.WriteLine, CancellationToken.None);
            await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync())
            {
                await startup.Migrate(db, Console.WriteLine, CancellationToken.None);
            }

            await new SearchFilling(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>())
                .Complete(Console.WriteLine, TimeProvider.System, CancellationToken.None);
            await new DeviceFilling(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>()).Complete(Console.WriteLine, CancellationToken.None);
            // Commands that only look at the data have no screens to name anything on.
            await (app.Services.GetService<SupportCategories>()?.Read(CancellationToken.None) ?? Task.CompletedTask);
            await (fill?.Invoke() ?? Task.CompletedTask);
            // After the branches are there, whose zones it needs.
            await (app.Services.GetService<CurrentPromises>()?.Read(CancellationToken.None) ?? Task.CompletedTask);
        }
        catch (Exception exception) when ((startup.Refusal(exception) ?? startup.Refusal(outage.FirstFailure)) is { } refusal)
        {
            throw refusal;
        }
        catch (DatabaseAwayException exception)
        {
            throw new StartRefused($"{startup.Name} stopped answering while Kalapa was being prepared. Nothing is lost: start it again once the database answers.", exception);
        }
    }

    /// <summary>
    /// Every context's outages are seen. A failed command is no error by itself: it is thrown, and whoever cannot deal with it logs it.
    /// </summary>
    private static void Watch(IServiceProvider provider, DbContextOptionsBuilder options) => options
        .AddInterceptors(provider.GetRequiredService<OutageInterceptor>())
        .ConfigureWarnings(events => events.Log(
            (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug)));

    /// <summary>Verbs and reads know the model only; which provider is behind it was chosen here.</summary>
    private sealed class BaseFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<KalapaDbContext>
        where TContext : KalapaDbContext
    {
        public KalapaDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
