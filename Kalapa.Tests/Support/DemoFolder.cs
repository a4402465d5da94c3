using System.Diagnostics;
using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A data folder in which the demo was told and its permits were drawn, to begin with. That takes six times as long as the start itself, and
/// two dozen test classes want it: so it is told once in a while and copied.
/// </summary>
internal static class DemoFolder
{
    // Its people arrive, wait and are late as time goes on: an older story would be another one.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private static readonly SemaphoreSlim One = new(1);
    private static AppProcess? _told;
    private static long _toldAt;

    static DemoFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => _told?.DisposeAsync().AsTask().Wait();

    /// <summary>Copies it into an empty folder.</summary>
    public static async Task CopyTo(string folder)
    {
        await One.WaitAsync();
        try
        {
            if (_told is null || Stopwatch.GetElapsedTime(_toldAt) > Fresh)
            {
                await Tell();
            }

            Copy(new(_told!.DataFolder), folder);
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task Tell()
    {
        var (app, began) = (new AppProcess(), Stopwatch.GetTimestamp());
        await app.Start();
        await Drawn(app);
        Assert.Equal(0, await app.Stop());
        if (_told is { } older)
        {
            await older.DisposeAsync();
        }

        (_told, _toldAt) = (app, began);
    }

    private static async Task Drawn(AppProcess app)
    {
        await using var node = TestApp.Build(app.Engine, app.ConnectionString, app.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        while (await db.Permits.CountAsync(permit => !db.PermitDocuments.Any(drawn => drawn.PermitId == permit.Id && drawn.Revision == permit.Revision)) > 0)
        {
            await Task.Delay(100);
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
