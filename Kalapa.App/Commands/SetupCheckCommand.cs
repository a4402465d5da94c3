using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Live;
using Kalapa.App.Setup;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Commands;

/// <summary><c>check</c>: one page on what Kalapa would run on here and what is wrong. It waits for nothing and changes nothing.</summary>
internal static class SetupCheckCommand
{
    /// <summary>Writes the page.</summary>
    /// <returns>0, or 1 when something is wrong.</returns>
    public static async Task<int> Run(string[] args)
    {
        var builder = KalapaBuilder.Unchecked(args);
        builder.Logging.ClearProviders();
        List<string> wrong = [.. Settings.Faults(builder.Configuration, builder.Environment.EnvironmentName)];
        await foreach (var line in Page(builder, wrong))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(wrong.Count == 0 ? "Nothing is wrong." : $"Wrong: {wrong.Count}");
        foreach (var sentence in wrong)
        {
            Console.WriteLine($"  - {sentence}");
        }

        return wrong.Count == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<string> Page(WebApplicationBuilder builder, List<string> wrong)
    {
        DatabaseStartup? database = null;
        WebApplication? app = null;
        try
        {
            builder.AddKalapaData();
            builder.Services.AddLive();
            app = builder.Build();
            database = app.Services.GetRequiredService<DatabaseStartup>();
        }
        catch (StartRefused refused)
        {
            wrong.Add(refused.Message);
        }

        foreach (var line in StartReport.Lines(builder.Configuration, builder.Environment, database?.Name ?? "none that can be used"))
        {
            yield return line;
        }

        var folder = DataFolder.PathOf(builder.Configuration, builder.Environment);
        if (DataFolder.Fault(folder) is { } fault)
        {
            wrong.Add(fault.Message);
        }

        else if (Readiness.SpaceFault(folder, builder.Configuration) is { } space)
        {
            wrong.Add(space);
        }

        if (!Directory.Exists(folder))
        {
            yield return "  the data folder is not there yet; the first start makes it";
        }

        if (app is not null && database is not null)
        {
            await using (app)
            {
                yield return await State(app, database, wrong);
            }
        }
    }

    private static async Task<string> State(WebApplication app, DatabaseStartup database, List<string> wrong)
    {
        try
        {
            if (!await database.IsThere(CancellationToken.None))
            {
                return "  the database is not there yet; the first start makes it";
            }

            await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
            var migrations = await database.Migrations(db, CancellationToken.None);
            if (database.UnknownHistory(migrations) is { } sentence)
            {
                wrong.Add(sentence);
            }

            var owner = (database as SqliteStartup)?.OwnedBy();
            return $"  migrations      {migrations.Applied.Count} applied, {(migrations.Pending.Count == 0 ? "none pending" : $"pending: {string.Join(", ", migrations.Pending)} (the next start applies them)")}"
                + (owner is null ? "" : $"; in use by process {owner}");
        }
        catch (StartRefused refused)
        {
            wrong.Add(refused.Message);
            return "  migrations      unknown";
        }
    }
}
