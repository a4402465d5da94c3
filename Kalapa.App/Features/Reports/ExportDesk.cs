using System.Collections.Concurrent;
using Kalapa.Domain;

namespace Kalapa.App.Features.Reports;

/// <summary>Where an export stands.</summary>
public enum ExportState
{
    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>Being written.</summary>
    Running,

    /// <summary>To be fetched.</summary>
    Done,

    /// <summary>It did not work; the log says why.</summary>
    Failed,
}

/// <summary>An export somebody asked for.</summary>
public sealed class Export(Guid id, Guid userId, string path, DateTimeOffset askedAt)
{
    /// <summary>Key.</summary>
    public Guid Id { get; } = id;

    /// <summary>Whose; nobody else may fetch it.</summary>
    public Guid UserId { get; } = userId;

    /// <summary>Where it is written.</summary>
    public string Path { get; } = path;

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; } = askedAt;

    /// <summary>Where it stands.</summary>
    public ExportState State { get; internal set; }

    /// <summary>Share of rows that are written.</summary>
    public double Progress { get; internal set; }

    /// <summary>Its name for the one who saves it.</summary>
    public string FileName { get; internal set; } = "";

    /// <summary>Ends with the export, however it ends.</summary>
    public Task Ended { get; internal set; } = Task.CompletedTask;
}

/// <summary>Makes workbooks, two at a time; a few may wait, and then it says so. What was not fetched within a quarter of an hour is gone.</summary>
public sealed class ExportDesk(ReportMaker maker, string folder, TimeProvider time, ILogger<ExportDesk> log) : IDisposable
{
    /// <summary>How many are made at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How many may wait.</summary>
    public const int Waiting = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, Export> _exports = new();
    private readonly SemaphoreSlim _hands = new(AtOnce);
    private readonly string _folder = Directory.CreateDirectory(folder).FullName;
    private int _open;

    /// <summary>Begins an export in the language of whoever asks.</summary>
    /// <exception cref="RuleBroken"><c>report.busy</c>: too many wait.</exception>
    public Export Start(Actor reader, ReportKind kind, ReportFilter filter)
    {
        ForgetOld();
        if (Interlocked.Increment(ref _open) > AtOnce + Waiting)
        {
            Interlocked.Decrement(ref _open);
            throw new RuleBroken("report.busy", AtOnce + Waiting);
        }

        var id = Guid.NewGuid();
        var export = new Export(id, reader.UserId, Path.Combine(_folder, id.ToString("N")), time.GetUtcNow());
        _exports[id] = export;
        export.Ended = Task.Run(() => Make(export, reader, kind, filter));
        return export;
    }

    /// <inheritdoc/>
    public void Dispose() => _hands.Dispose();

    /// <summary>An export by its key; null when there is none of this user.</summary>
    public Export? Find(Guid id, Guid? userId) => _exports.TryGetValue(id, out var export) && export.UserId == userId ? export : null;

    private async Task Make(Export export, Actor reader, ReportKind kind, ReportFilter filter)
    {
        await _hands.WaitAsync();
        try
        {
            export.State = ExportState.Running;
            var report = await maker.Make(reader, kind, filter);
            await using (var target = new FileStream(export.Path, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                var progress = new Told(export);
                if (report.IsLarge)
                {
                    StreamedWorkbook.Write(report, target, progress);
                }
                else
                {
                    ReportWorkbook.Write(report, target, progress);
                }
            }

            export.FileName = report.FileName(filter);
            export.State = ExportState.Done;
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The export {Export} of {Kind} failed.", export.Id, kind);
            File.Delete(export.Path);
            export.State = ExportState.Failed;
        }
        finally
        {
            _hands.Release();
            Interlocked.Decrement(ref _open);
        }
    }

    private void ForgetOld()
    {
        foreach (var old in _exports.Values.Where(export => export.Ended.IsCompleted && export.AskedAt + Kept < time.GetUtcNow()))
        {
            _exports.TryRemove(old.Id, out _);
            File.Delete(old.Path);
        }
    }

    private sealed class Told(Export export) : IProgress<double>
    {
        public void Report(double value) => export.Progress = value;
    }
}
