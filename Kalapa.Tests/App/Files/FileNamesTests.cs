using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.Net.Http.Headers;
using Xunit;

namespace Kalapa.Tests.App.Files;

/// <summary>R94, H03, H04: a file keeps its name as far as a name is one, and its ending is the one that is judged.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("😀.pdf", "😀.pdf", "%F0%9F%98%80.pdf")]
    [InlineData("𠮷野家.pdf", "𠮷野家.pdf", "%F0%A0%AE%B7%E9%87%8E%E5%AE%B6.pdf")]
    [InlineData("🔥📄 Surat.pdf", "🔥📄 Surat.pdf", "%F0%9F%94%A5%F0%9F%93%84%20Surat.pdf")]
    [InlineData("Surat \"tugas\"; a.pdf", "Surat _tugas_; a.pdf", "Surat%20_tugas_%3B%20a.pdf")]
    [InlineData("../../x.pdf", "x.pdf", "x.pdf")]
    [InlineData("..\\..\\x.pdf", "x.pdf", "x.pdf")]
    [InlineData("/etc/x.pdf", "x.pdf", "x.pdf")]
    [InlineData("surat.pdf.", "surat.pdf", "surat.pdf")]
    [InlineData("surat\u202Efdp.pdf", "suratfdp.pdf", "suratfdp.pdf")]
    [InlineData("surat\u200B.pdf", "surat.pdf", "surat.pdf")]
    [InlineData("a\r\nSet-Cookie: b.pdf", "a Set-Cookie_ b.pdf", "a%20Set-Cookie_%20b.pdf")]
    public void Is_shown_and_given_back_in_whole_characters(string sent, string kept, string header)
    {
        Assert.Equal(kept, TypedText.FileName(sent));
        Assert.Equal(FileType.Pdf, FileTypes.ByName(TypedText.FileName(sent)));

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(kept);
        var text = disposition.ToString();
        Assert.Equal(kept, ContentDispositionHeaderValue.Parse(text).FileNameStar.Value);
        Assert.EndsWith($"filename*=UTF-8''{header}", text, StringComparison.Ordinal);
        Assert.All(text, letter => Assert.InRange(letter, ' ', '~'));
    }

    [Theory]
    [InlineData("a.pdf.exe")]
    [InlineData("a.pht")]
    [InlineData("a.pdf\0.png.svg")]
    [InlineData("fdp.\u202Egpj.exe")]
    [InlineData("CON")]
    [InlineData("")]
    [InlineData("pdf")]
    public async Task Is_refused_by_its_real_ending(string name)
    {
        var folder = Machine.NewFolder("kalapa-files-");
        using var files = new FileStore(folder.FullName);

        Assert.Equal("file.type", (await Assert.ThrowsAsync<RuleBroken>(() => files.Receive(SmallPdf.Open(), name, TestContext.Current.CancellationToken))).Code);

        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_path_is_never_built_from_it()
    {
        var folder = Machine.NewFolder("kalapa-files-");
        using var files = new FileStore(folder.FullName);

        var received = await files.Receive(SmallPdf.Open(), "../../../tmp/" + new string('x', 300) + ".pdf", TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(folder.FullName, "files", received.Id.ToString("N")), folder.GetFiles("*", SearchOption.AllDirectories).Single().FullName);
        folder.Delete(recursive: true);
    }
}
