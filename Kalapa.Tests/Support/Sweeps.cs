using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Files;
using Kalapa.App.Jobs;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kalapa.Tests.Support;

/// <summary>The sweep of a test's app, and the age of what it finds.</summary>
internal static class Sweeps
{
    public static FileSweep Of(TestApp app) => new(
        app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<FileStore>(), app.Get<MessageFiles>(), app.Get<DatabaseOutage>(),
        app.Get<ClockWatch>(), app.Clock, NullLogger<FileSweep>.Instance);

    /// <summary>Every file was last written to this long ago, by the app's clock.</summary>
    public static void SetAge(TestApp app, TimeSpan age)
    {
        foreach (var path in app.StoredFiles)
        {
            File.SetLastWriteTimeUtc(path, (app.Clock.GetUtcNow() - age).UtcDateTime);
        }
    }
}
