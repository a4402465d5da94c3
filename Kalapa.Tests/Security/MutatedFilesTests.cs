using CsCheck;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>N13: a good file with bytes changed, cut or doubled is taken or refused, but never brings the server down or holds it up.</summary>
public sealed class MutatedFilesTests
{
    private const string Seed = "0000000000000000";

    /// <summary>What is changed: one file of each form.</summary>
    private static readonly (byte[] Bytes, FileType Type)[] Sources =
    [
        (new PdfSource().Classic(), FileType.Pdf),
        (new PdfSource().Page("/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>]").Packed(), FileType.Pdf),
        (PdfSource.Revised(new PdfSource().Classic(), (6, "<< /Title (2) >>")), FileType.Pdf),
        (Pictures.WithExif(Pictures.Jpeg(), 6), FileType.Jpeg),
        (Pictures.RawPng(33, 17, 8, 2), FileType.Png),
        (OfficeSource.Document().Zip(), FileType.Docx),
        (OfficeSource.Workbook().Zip(), FileType.Xlsx),
    ];

    // Where, how, and with what: a byte changed, a piece cut out, a piece doubled, a number made huge.
    private static readonly Gen<(int Source, (double At, int How, int Value)[] Changes)> Mutations = Gen.Select(
        Gen.Int[0, Sources.Length - 1],
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 4], Gen.Int[0, 255]).Array[1, 6]);

    [Fact]
    public void Are_taken_or_refused_and_never_end_the_process()
    {
        var answers = new HashSet<string>();

        // One array by one seed: the same files on every machine.
        foreach (var (source, changes) in Mutations.Array[6_000].Single(_ => true, Seed))
        {
            var (bytes, type) = Sources[source];
            answers.Add(Answer(changes.Aggregate(bytes, Changed), type));
        }

        Assert.Superset(new HashSet<string> { "taken", "file.damaged", "file.content-differs" }, answers);
    }

    private static string Answer(byte[] bytes, FileType type)
    {
        try
        {
            return FileJudge.JudgeNow(bytes, type, WaitLimit.Time) is not null ? "taken" : "";
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
    }

    private static byte[] Changed(byte[] bytes, (double At, int How, int Value) change)
    {
        if (bytes.Length < 16)
        {
            return bytes;
        }

        var at = (int)(change.At * (bytes.Length - 8));
        var length = Math.Min(change.Value, bytes.Length - at);
        switch (change.How)
        {
            case 0:
                return [.. bytes[..at], (byte)change.Value, .. bytes[(at + 1)..]];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], 0xFF, 0xFF, 0xFF, 0xFF, .. bytes[(at + 4)..]];
            default:
                return [.. bytes[..at], .. "9999999999"u8, .. bytes[at..]];
        }
    }
}
