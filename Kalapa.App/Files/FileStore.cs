using System.Security.Cryptography;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Files;

/// <summary>A file that was streamed in and judged by its content.</summary>
public sealed record ReceivedFile(Guid Id, string ContentType, long Size, string Sha256);

/// <summary>
/// Bytes of papers, in a folder outside the web root, each under its random id: no path is ever built from what a user typed.
/// </summary>
/// <param name="dataFolder">The app's data folder.</param>
/// <param name="leastFree">Bytes that must stay free on its disk: a database that cannot write is worse than a file that waits.</param>
public sealed class FileStore(string dataFolder, long leastFree = 0) : IDisposable
{
    private readonly FileJudge _judge = new();
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "files")).FullName;

    /// <summary>Streams a file in, counting and hashing on the way; nothing is kept of a refused one.</summary>
    /// <param name="source">The upload's body.</param>
    /// <param name="fileName">As the user has it; only its ending is looked at.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>What is kept: a picture is kept as it was written anew.</returns>
    /// <exception cref="RuleBroken"><c>file.*</c>.</exception>
    public async Task<ReceivedFile> Receive(Stream source, string fileName, CancellationToken cancellationToken)
    {
        DemandSpace();
        var id = Guid.NewGuid();
        var path = PathOf(id);
        try
        {
            var (size, sha256) = await Copy(source, path, cancellationToken);
            var judged = await _judge.Judge(path, TypedText.FileName(fileName), cancellationToken);
            if (judged.Rewritten is { } rewritten)
            {
                (size, sha256) = await Write(rewritten, path, cancellationToken);
            }

            return new(id, judged.ContentType, size, sha256);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    /// <summary>Keeps what Kalapa made itself. Nobody judges it: it comes from no stranger, and a machine that is busy would take too long over it.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="RuleBroken"><c>file.no-space</c>.</exception>
    public async Task<ReceivedFile> Keep(byte[] bytes, string contentType, CancellationToken cancellationToken)
    {
        DemandSpace();
        var id = Guid.NewGuid();
        try
        {
            var (size, sha256) = await Write(bytes, PathOf(id), cancellationToken);
            return new(id, contentType, size, sha256);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    /// <summary>The bytes, to be streamed out.</summary>
    public Stream Open(Guid id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    /// <summary>False when the bytes are gone, though a row may name them.</summary>
    public bool Has(Guid id) => File.Exists(PathOf(id));

    /// <summary>A second file with the same bytes, so that erasing one never takes the other along.</summary>
    /// <returns>The copy's id.</returns>
    public Guid Copy(Guid id)
    {
        var copy = Guid.NewGuid();
        using var source = new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read);
        // Written, not File.Copy: that would keep the age of the first, and the sweep spares by age what no row names yet.
        using var target = new FileStream(PathOf(copy), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
        return copy;
    }

    /// <summary>What lies in the store, one by one: a file's id and when it was last written to.</summary>
    public IEnumerable<(Guid Id, DateTimeOffset WrittenAt)> All() =>
        from path in Directory.EnumerateFiles(_folder)
        let id = Guid.TryParseExact(Path.GetFileName(path), "N", out var name) ? name : Guid.Empty
        where id != Guid.Empty
        select (id, new DateTimeOffset(File.GetLastWriteTimeUtc(path)));

    /// <summary>Erases the bytes; a file that is not there is erased already.</summary>
    public void Delete(Guid id) => File.Delete(PathOf(id));

    /// <inheritdoc/>
    public void Dispose() => _judge.Dispose();

    private void DemandSpace()
    {
        if (new DriveInfo(_folder).AvailableFreeSpace < leastFree)
        {
            throw new RuleBroken("file.no-space");
        }
    }

    private static async Task<(long Size, string Sha256)> Copy(Stream source, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var buffer = new byte[64 * 1024];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            size += read;
            if (size > Attachment.MaxSize)
            {
                throw new RuleBroken("file.too-large", Attachment.MaxSize / 1024 / 1024);
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        target.Flush(flushToDisk: true);
        return size == 0 ? throw new RuleBroken("file.empty") : (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<(long Size, string Sha256)> Write(byte[] bytes, string path, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        await target.WriteAsync(bytes, cancellationToken);
        target.Flush(flushToDisk: true);
        return (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private string PathOf(Guid id) => Path.Combine(_folder, id.ToString("N"));
}
