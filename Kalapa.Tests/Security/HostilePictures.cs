using Kalapa.Tests.Support.Samples;

namespace Kalapa.Tests.Security;

/// <summary>Pictures that are none, promise more than a server can hold, or keep a decoder busy.</summary>
internal static class HostilePictures
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("a PNG of 60,000 × 60,000", "denah.png", "file.too-many-pixels", () => Pictures.RawPng(60_000, 60_000, 8, 2)),
        new("a PNG of 60,000 × 60,000 in one bit", "denah.png", "file.too-many-pixels", () => Pictures.RawPng(60_000, 60_000, 1, 0)),
        new("a JPEG of 60,000 × 60,000", "foto.jpg", "file.too-many-pixels", () => Pictures.JpegHeader(60_000, 60_000)),
        new("a PNG wider than any number", "denah.png", "file.too-many-pixels", () => [.. Pictures.Png()[..16], .. Enumerable.Repeat((byte)0xFF, 8), .. Pictures.Png()[24..]]),
        new("a JPEG of a thousand passes", "foto.jpg", "file.too-complex", () => Pictures.JpegHeader(5_000, 5_000, passes: 1_000)),
        Damaged("a JPEG cut in its middle", "foto.jpg", () => Pictures.Jpeg(640, 480) is var whole ? whole[..(whole.Length / 2)] : []),
        Damaged("a JPEG of its header alone", "foto.jpg", () => Pictures.JpegHeader(640, 480)),
        Damaged("a JPEG of three bytes", "foto.jpg", () => [0xFF, 0xD8, 0xFF]),
        Damaged("a JPEG of two sizes", "foto.jpg", () => [.. Pictures.JpegHeader(64, 32)[..^2], .. Pictures.JpegHeader(60_000, 60_000)[2..]]),
        Damaged("a JPEG of no height", "foto.jpg", () => Pictures.JpegHeader(640, 0)),
        Damaged("a PNG cut in its middle", "denah.png", () => Pictures.RawPng(640, 480, 8, 2) is var whole ? whole[..(whole.Length / 2)] : []),
        Damaged("a PNG of eight bytes", "denah.png", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        Damaged("a PNG of no width", "denah.png", () => Pictures.RawPng(0, 4, 8, 2)),
        Damaged("a PNG with too few rows", "denah.png", () => Pictures.RawPng(64, 6_000, 8, 2)),
        Damaged("noise behind a PNG's first bytes", "denah.png", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[500]]),
        new("a JPEG with an archive behind it", "foto.jpg", "file.disguised", () => [.. Pictures.Jpeg(), .. OfficeSource.Document().Zip()]),
        new("a PNG with an archive behind it", "denah.png", "file.disguised", () => [.. Pictures.Png(), .. OfficeSource.Document().Zip()]),
        new("a PNG called JPG", "foto.jpg", "file.content-differs", () => Pictures.Png()),
        new("a JPEG called PNG", "foto.png", "file.content-differs", () => Pictures.Jpeg()),
        new("a drawing with a script called PNG", "plan.png", "file.content-differs", () => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()),
        new("a drawing with a script", "plan.svg", "file.type", () => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()),
        new("a GIF called JPG", "foto.jpg", "file.content-differs", () => "GIF89a\u0001\0\u0001\0;"u8.ToArray()),
    ];

    private static HostileFile Damaged(string what, string name, Func<byte[]> make) => new(what, name, "file.damaged", make);
}
