using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
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
public sealed class Export(Guid id, Actor reader, ReportKind kind, string path, DateTimeOffset askedAt) : IDisposable
{
    private readonly CancellationTokenSource _unwanted = new();

    /// <summary>Key.</summary>
    public Guid Id { get; } = id;

    /// <summary>Whose, and what that reader was then: it holds what that reader might see; nobody else may fetch it.</summary>
    public Actor Reader { get; } = reader;

    /// <summary>Which report.</summary>
    public ReportKind Kind { get; } = kind;

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

    /// <summary>Nobody waits for it any more.</summary>
    internal CancellationToken Unwanted => _unwanted.Token;

    /// <summary>Whoever asked has left: what is not made yet will not be.</summary>
    public void Leave()
    {
        if (!Ended.IsCompleted)
        {
            _unwanted.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _unwanted.Dispose();
}

/// <summary>
/// Makes workbooks, two at a time; a few may wait, two of one account, so that nobody's exports keep others from theirs (R130). What was
/// not fetched within a quarter of an hour is erased; what an earlier process left, too.
/// </summary>
public sealed class ExportDesk : IDisposable
{
    /// <summary>How many are made at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How many may wait.</summary>
    public const int Waiting = 20;

    /// <summary>How many one account may have open.</summary>
    public const int OfOne = 2;

    /// <summary>The name of its meter.</summary>
    public const string Instruments = "Kalapa.Exports";

    private static readonly Meter Meter = new(Instruments);
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("kalapa.exports.open", "{export}", "Exports that wait or are being made.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kalapa.export.duration", "s", "From the wish to the file, waiting included.");

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Sweeps = TimeSpan.FromMinutes(1);

    private readonly ReportMaker _maker;
    private readonly TimeProvider _time;
    private readonly ILogger<ExportDesk> _log;
    private readonly ConcurrentDictionary<Guid, Export> _exports = new();
    private readonly Dictionary<Guid, int> _open = [];
    private readonly SemaphoreSlim _hands = new(AtOnce);
    private readonly DirectoryInfo _folder;
    private readonly ITimer _sweeper;

    /// <param name="maker">Makes the reports.</param>
    /// <param name="folder">Where they are written; a folder of its own, which other servers may share.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Hears of failures.</param>
    public ExportDesk(ReportMaker maker, string folder, TimeProvider time, ILogger<ExportDesk> log)
    {
        (_maker, _time, _log) = (maker, time, log);
        _folder = Directory.CreateDirectory(folder);
        _sweeper = time.CreateTimer(_ => Sweep(), null, TimeSpan.Zero, Sweeps);
    }

    /// <summary>Begins an export in the language of whoever asks.</summary>
    /// <exception cref="RuleBroken"><c>report.yours-busy</c>: two of this account are open; <c>report.busy</c>: too many wait.</exception>
    public Export Start(Actor reader, ReportKind kind, ReportFilter filter)
    {
        Book(reader);
        var id = Guid.NewGuid();
        var export = new Export(id, reader, kind, Path.Combine(_folder.FullName, id.ToString("N")), _time.GetUtcNow());
        _exports[id] = export;
        export.Ended = Task.Run(() => Make(export, filter));
        return export;
    }

    /// <summary>
    /// The place of a report that is written straight to whoever asked: it counts as any other export, and waits for none, since the reader's line says how
    /// long it takes. Dispose to pass it on.
    /// </summary>
    /// <exception cref="RuleBroken">As of <see cref="Start"/>.</exception>
    public IDisposable Enter(Actor reader)
    {
        Book(reader);
        return new Place(this, reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sweeper.Dispose();
        _hands.Dispose();
    }

    /// <summary>An export by its key; null when there is none of this reader, or the reader is no more what it was made for.</summary>
    public Export? Find(Guid id, Actor? reader) =>
        reader is not null && _exports.TryGetValue(id, out var export) && IsSame(export.Reader, reader) ? export : null;

    private static bool IsSame(Actor then, Actor now) =>
        then.UserId == now.UserId && then.Role == now.Role && then.TenantId == now.TenantId && then.IsTenantAdmin == now.IsTenantAdmin
        && then.AllBranches == now.AllBranches && then.Branches.Order().SequenceEqual(now.Branches.Order()) && then.Kinds.SetEquals(now.Kinds)
        && then.DecidesFor.Keys.Order().SequenceEqual(now.DecidesFor.Keys.Order());

    private void Book(Actor reader)
    {
        lock (_open)
        {
            var own = _open.GetValueOrDefault(reader.UserId);
            if (own >= OfOne)
            {
                throw new RuleBroken("report.yours-busy", OfOne);
            }

            if (_open.Values.Sum() >= AtOnce + Waiting)
            {
                throw new RuleBroken("report.busy", AtOnce + Waiting);
            }

            _open[reader.UserId] = own + 1;
        }

        Open.Add(1);
    }

    private void Unbook(Actor reader)
    {
        Open.Add(-1);
        lock (_open)
        {
            if (--_open[reader.UserId] == 0)
            {
                _open.Remove(reader.UserId);
            }
        }
    }

    private async Task Make(Export export, ReportFilter filter)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            await _hands.WaitAsync(export.Unwanted);
            try
            {
                await Write(export, filter);
            }
            finally
            {
                _hands.Release();
            }
        }
        catch (OperationCanceledException) when (export.Unwanted.IsCancellationRequested)
        {
            _exports.TryRemove(export.Id, out _);
            Erase(export.Path);
            export.State = ExportState.Failed;
        }
        catch (Exception exception)
        {
            _log.LogError(exception, "The export {Export} of {Kind} failed.", export.Id, export.Kind);
            Erase(export.Path);
            export.State = ExportState.Failed;
        }
        finally
        {
            var tags = new TagList { { "report", $"{export.Kind}" }, { "outcome", export.State == ExportState.Done ? "done" : "failed" } };
            Duration.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, tags);
            Unbook(export.Reader);
        }
    }

    private async Task Write(Export export, ReportFilter filter)
    {
        export.State = ExportState.Running;
        var report = await _maker.Make(export.Reader, export.Kind, filter, export.Unwanted);
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

    /// <summary>Erases what is old, known or not: an earlier process may have ended before it could.</summary>
    private void Sweep()
    {
        var before = _time.GetUtcNow() - Kept;
        foreach (var old in _exports.Values.Where(export => export.Ended.IsCompleted && export.AskedAt < before))
        {
            _exports.TryRemove(old.Id, out _);
            Erase(old.Path);
            old.Dispose();
        }

        foreach (var left in _folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime - Kept && !_exports.ContainsKey(KeyOf(file))))
        {
            Erase(left.FullName);
        }
    }

    private static Guid KeyOf(FileInfo file) => Guid.TryParse(file.Name, out var id) ? id : Guid.Empty;

    private void Erase(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException exception)
        {
            _log.LogWarning(exception, "The export {Path} could not be erased; the next sweep tries again.", path);
        }
    }

    private sealed class Place(ExportDesk desk, Actor reader) : IDisposable
    {
        public void Dispose() => desk.Unbook(reader);
    }

    private sealed class Told(Export export) : IProgress<double>
    {
        public void Report(double value)
        {
            export.Unwanted.ThrowIfCancellationRequested();
            export.Progress = value;
        }
    }
}
