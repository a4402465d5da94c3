using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Integrity;
using Kalapa.App.Live;
using Kalapa.App.Setup;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Commands;

/// <summary><c>check --data</c>: the whole database and its files against the rules; one line for each that holds.</summary>
internal static class DataCheckCommand
{
    /// <summary>Writes the lines.</summary>
    /// <returns>0, or 1 when a rule is broken.</returns>
    /// <exception cref="StartRefused">There is no database that this version can read.</exception>
    public static async Task<int> Run(string[] args)
    {
        var builder = KalapaBuilder.New(args);
        builder.Logging.ClearProviders();
        builder.AddKalapaData();
        builder.Services.AddLive();
        await using var app = builder.Build();
        var database = app.Services.GetRequiredService<DatabaseStartup>();
        if (!await database.IsThere(CancellationToken.None))
        {
            Console.WriteLine($"{database.Name} is not there yet: nothing to check.");
            return 0;
        }

        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        if (await NotReadable(database, contexts) is { } sentence)
        {
            Console.WriteLine(sentence);
            return 0;
        }

        Console.WriteLine($"{database.Name} against the rules of Kalapa {StartReport.Version}");
        var files = new FileCheck(Path.Combine(DataFolder.PathOf(app.Configuration, app.Environment), "files"), DateTimeOffset.UtcNow);
        var results = await new DataCheck(contexts, database).Run(files, CancellationToken.None);
        foreach (var line in results.SelectMany(result => result.Lines()))
        {
            Console.WriteLine(line);
        }

        var broken = results.Count(result => result.IsBroken);
        Console.WriteLine(broken == 0 ? "Every rule holds." : $"Broken rules: {broken}. Keep a copy of database and files before anything is mended.");
        return broken == 0 ? 0 : 1;
    }

    /// <returns>Why there is nothing to check yet; null when there is.</returns>
    private static async Task<string?> NotReadable(DatabaseStartup database, IDbContextFactory<KalapaDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var migrations = await database.Migrations(db, CancellationToken.None);
        return database.UnknownHistory(migrations) is { } unknown ? throw new StartRefused(unknown)
            : migrations.Applied.Count == 0 ? $"{database.Name} is empty yet: nothing to check."
            : migrations.Pending.Count > 0 ? throw new StartRefused($"{database.Name} is not brought up to date yet ({string.Join(", ", migrations.Pending)}): start Kalapa once, then check. Example: serve")
            : null;
    }
}
