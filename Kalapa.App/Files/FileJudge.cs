using System.Collections.Concurrent;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>A file that was let in.</summary>
/// <param name="ContentType">By its content; its name agrees.</param>
/// <param name="Rewritten">What is kept instead of what was sent; null to keep that.</param>
internal sealed record Judged(string ContentType, byte[]? Rewritten);

/// <summary>
/// Decides whether a received file is what its name says, opens, and holds nothing that runs (H01–H08). Two are judged at once, each
/// in a process of its own with limited time and memory, so that no file slows the server down, holds it up or ends it.
/// </summary>
internal sealed class FileJudge : IDisposable
{
    private const int AtOnce = 2;
    private const int StackBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A process that starts reads its libraries first.
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentBag<JudgeProcess> _idle = [];

    /// <param name="path">Where its bytes are.</param>
    /// <param name="shownName">Its name; the ending says what it should be.</param>
    /// <param name="cancellationToken">Ends the waiting for a place.</param>
    /// <exception cref="RuleBroken"><c>file.*</c>: what is wrong with it; <c>file.busy</c>: too many are being judged.</exception>
    public async Task<Judged> Judge(string path, string shownName, CancellationToken cancellationToken = default)
    {
        var type = FileTypes.ByName(shownName) ?? throw new RuleBroken("file.type", FileTypes.Allowed);
        if (!await _places.WaitAsync(Patience, cancellationToken))
        {
            throw new RuleBroken("file.busy");
        }

        try
        {
            return await (JudgeProcess.IsPossible ? JudgeApart(path, type) : Task.Run(() => JudgeNow(File.ReadAllBytes(path), type), cancellationToken));
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The same in this process, without waiting.</summary>
    internal static Judged JudgeNow(byte[] file, FileType type, TimeSpan? limit = null)
    {
        Judged? judged = null;
        Exception? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    judged = JudgeHere(file, type, new JudgingTime(limit ?? Limit));
                }
                catch (Exception exception)
                {
                    // The libraries that read files throw whatever they like at a file that is broken.
                    fault = exception as RuleBroken ?? new RuleBroken("file.damaged");
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        return judged ?? throw fault!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        foreach (var process in _idle)
        {
            process.Dispose();
        }
    }

    private async Task<Judged> JudgeApart(string path, FileType type)
    {
        var process = TakeIdle() ?? JudgeProcess.Start();
        try
        {
            return await process.Judge(path, type, Lost);
        }
        catch (IOException)
        {
            // It ended since its last file; the sender may try again.
            process.Dispose();
            process = null;
            throw new RuleBroken("file.busy");
        }
        finally
        {
            if (process is { IsLost: false })
            {
                _idle.Add(process);
            }
            else
            {
                process?.Dispose();
            }
        }
    }

    /// <summary>One that waits for a file; those that somebody ended meanwhile are let go.</summary>
    private JudgeProcess? TakeIdle()
    {
        while (_idle.TryTake(out var idle))
        {
            if (!idle.HasEnded)
            {
                return idle;
            }

            idle.Dispose();
        }

        return null;
    }

    private static Judged JudgeHere(byte[] file, FileType type, JudgingTime time)
    {
        DemandSameType(file, type);
        if (type == FileType.Jpeg || type == FileType.Png)
        {
            return new(type.ContentType, PictureJudge.Rewrite(file, type, time));
        }

        if (type == FileType.Pdf)
        {
            PdfJudge.Judge(file, time);
        }
        else
        {
            OfficeJudge.Judge(file, type, time);
        }

        return new(type.ContentType, null);
    }

    private static void DemandSameType(byte[] file, FileType type)
    {
        if (LegacyOffice.IsOne(file))
        {
            throw LegacyOffice.IsEncrypted(file) ? new RuleBroken("file.password") : new RuleBroken("file.content-differs", type.Name);
        }

        var agrees = type switch
        {
            _ when type == FileType.Pdf => PdfEnvelope.HeaderAt(file) is not null,
            _ when type == FileType.Jpeg => file is [0xFF, 0xD8, 0xFF, ..],
            _ when type == FileType.Png => file is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..],
            _ => file is [0x50, 0x4B, 0x03, 0x04, ..],
        };
        if (!agrees)
        {
            throw new RuleBroken("file.content-differs", type.Name);
        }
    }
}
