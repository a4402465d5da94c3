using Kalapa.App.Files;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Xunit;

namespace Kalapa.Tests.App.Files;

/// <summary>What the process that judges files reads and answers.</summary>
public sealed class JudgeProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-judge-");

    [Fact]
    public void Answers_each_file_with_a_line_until_its_input_ends()
    {
        var (paper, photo, script, pages) = (
            Kept("a", SmallPdf.Bytes), Kept("b", Pictures.Jpeg()), Kept("c", new PdfSource().Catalog("/OpenAction << /S /JavaScript >>").Classic()),
            Kept("d", new PdfSource().With((2, $"<< /Type /Pages /Count 3000 /Kids [{string.Join(' ', Enumerable.Repeat("3 0 R", 3_000))}] >>")).Classic()));
        using var input = new StringReader($"application/pdf\t{paper}\nimage/jpeg\t{photo}\napplication/pdf\t{script}\napplication/pdf\t{pages}\napplication/pdf\t{paper}\n");
        using var output = new StringWriter();

        Assert.Equal(0, JudgeProcess.Serve(input, output));

        Assert.Equal(
            ["kept", "rewritten", "refused\tfile.active", "refused\tfile.too-many-pages\t2000", "kept"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.True(File.Exists(photo + JudgeProcess.Rewritten));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private string Kept(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
