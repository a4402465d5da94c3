using System.Security.Cryptography;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Files;

/// <summary>A file that was streamed in and judged by its content.</summary>
public sealed record ReceivedFile(Guid Id, string ContentType, long Size, string Sha256);

/// <summary>
/// Bytes of papers, in a folder outside the web root, each under its random id: no path is ever built from what a user typed.
/// </summary>
/// <param name="dataFolder">The app's data folder.</param>
public sealed class FileStore(string dataFolder)
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "files")).FullName;

    /// <summary>Streams a file in, counting and hashing on the way; nothing is kept of a refused one.</summary>
    /// <param name="source">The upload's body.</param>
    /// <param name="fileName">As the user has it; only its ending is looked at.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="RuleBroken"><c>file.too-large</c>; <c>file.empty</c>; <c>file.type</c>.</exception>
    public async Task<ReceivedFile> Receive(Stream source, string fileName, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var path = PathOf(id);
        try
        {
            var (size, sha256) = await Copy(source, path, cancellationToken);
            var type = FileTypes.Judge(path, fileName) ?? throw new RuleBroken("file.type", FileTypes.Allowed);
            return new(id, type, size, sha256);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    /// <summary>The bytes, to be streamed out.</summary>
    public Stream Open(Guid id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    /// <summary>A second file with the same bytes, so that erasing one never takes the other along.</summary>
    /// <returns>The copy's id.</returns>
    public Guid Copy(Guid id)
    {
        var copy = Guid.NewGuid();
        File.Copy(PathOf(id), PathOf(copy));
        return copy;
    }

    /// <summary>Erases the bytes; a file that is not there is erased already.</summary>
    public void Delete(Guid id) => File.Delete(PathOf(id));

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

    private string PathOf(Guid id) => Path.Combine(_folder, id.ToString("N"));
}
