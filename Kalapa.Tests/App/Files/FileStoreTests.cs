using System.Security.Cryptography;
using Kalapa.App.Files;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Files;

/// <summary>The bytes of papers, beside who may bring them.</summary>
public sealed class FileStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_Kalapa_made_itself_is_kept_as_it_is_and_judged_by_nobody()
    {
        using var files = new FileStore(_folder.FullName);
        byte[] bytes = [1, 2, 3];

        // A stranger's would be refused: that is no PDF.
        var kept = await files.Keep(bytes, "application/pdf", TestContext.Current.CancellationToken);

        Assert.Equal(("application/pdf", 3, Convert.ToHexStringLower(SHA256.HashData(bytes))), (kept.ContentType, kept.Size, kept.Sha256));
        await using var again = files.Open(kept.Id);
        Assert.Equal(bytes.Length, again.Length);
    }
}
