using System.Data;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>What the save seam must know about the database behind it.</summary>
/// <param name="Gate">The one-writer gate; null where the server orders its writers by row locks.</param>
/// <param name="Isolation">Each statement sees what is committed, so a query that waited for a lock reads afresh.</param>
/// <param name="MayRetry">The database undid the whole transaction: nothing of it is left.</param>
public sealed record DatabaseEngine(WriterGate? Gate, IsolationLevel Isolation, Func<Exception, bool> MayRetry);

/// <summary>Chooses the database by configuration alone.</summary>
public static class DataServices
{
    private const string ProviderKey = "Kalapa:Database";
    private const string ConnectionKey = "ConnectionStrings:Kalapa";

    /// <summary>Context, seam and rights.</summary>
    /// <exception cref="InvalidOperationException">The configuration names no known database, or lacks its address.</exception>
    public static WebApplicationBuilder AddKalapaData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var connection = builder.Configuration.GetConnectionString("Kalapa");
        switch (builder.Configuration[ProviderKey] ?? "Sqlite")
        {
            case "Sqlite":
                var folder = DataFolder.Of(builder.Configuration, builder.Environment);
                connection ??= $"Data Source={Path.Combine(folder, "kalapa.db")}";
                services.AddSingleton<WriterGate>();
                services.AddDbContextFactory<SqliteKalapaDbContext>(options => options.UseKalapaSqlite(connection));
                services.AddSingleton<IDbContextFactory<KalapaDbContext>, BaseFactory<SqliteKalapaDbContext>>();
                services.AddSingleton(provider => new DatabaseEngine(
                    provider.GetRequiredService<WriterGate>(), IsolationLevel.Serializable, SqliteProvider.IsBusy));
                break;
            case "MySql" or "MariaDb":
                if (string.IsNullOrWhiteSpace(connection))
                {
                    throw new InvalidOperationException(
                        $"{ConnectionKey} is empty. Example: Server=db;Database=kalapa;User=kalapa;Password=...");
                }

                var version = builder.Configuration[ProviderKey] == "MySql" ? MySqlProvider.MySql : MySqlProvider.MariaDb;
                services.AddDbContextFactory<MySqlKalapaDbContext>(options => options.UseKalapaMySql(connection, version));
                services.AddSingleton<IDbContextFactory<KalapaDbContext>, BaseFactory<MySqlKalapaDbContext>>();
                services.AddSingleton(new DatabaseEngine(null, IsolationLevel.ReadCommitted, MySqlProvider.IsUndone));
                break;
            case var other:
                throw new InvalidOperationException($"{ProviderKey} is \"{other}\". It must be Sqlite, MySql or MariaDb. Example: {ProviderKey}=Sqlite");
        }

        services.AddIdentityModel();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("Kalapa").PersistKeysToDbContext<KalapaDbContext>();
        services.AddSingleton(AccessTable.Default);
        services.AddSingleton<Operations>();
        services.AddSingleton<IBoardSource<TicketRow>, TicketRows>();
        services.AddSingleton<IBoardSource<PermitRow>, PermitRows>();
        return builder;
    }

    /// <summary>Creates or brings up to date the database before the first request.</summary>
    public static async Task MigrateKalapaData(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }

    /// <summary>Verbs and reads know the model only; which provider is behind it was chosen here.</summary>
    private sealed class BaseFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<KalapaDbContext>
        where TContext : KalapaDbContext
    {
        public KalapaDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
