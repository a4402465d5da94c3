using System.Buffers.Binary;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>What a picture's header says of the work it will be, read before anything is decoded.</summary>
internal static class PictureHeader
{
    /// <summary>Fifty megapixels: a phone's best photo, or a page scanned with 600 dots per inch.</summary>
    public const int MostPixels = 50_000_000;

    // A progressive JPEG has about ten passes over its pixels; one with thousands is made to keep a decoder busy.
    private const long MostWork = 1_000_000_000;

    /// <exception cref="RuleBroken"><c>file.too-many-pixels</c>; <c>file.too-complex</c>; <c>file.damaged</c>.</exception>
    public static void Demand(ReadOnlySpan<byte> file, FileType type)
    {
        var (width, height, passes) = type == FileType.Png ? OfPng(file) : OfJpeg(file);
        if (width == 0 || height == 0)
        {
            throw new RuleBroken("file.damaged");
        }

        if ((ulong)width * height > MostPixels)
        {
            throw new RuleBroken("file.too-many-pixels", MostPixels / 1_000_000);
        }

        if ((long)width * height * passes > MostWork)
        {
            throw new RuleBroken("file.too-complex");
        }
    }

    private static (uint Width, uint Height, int Passes) OfPng(ReadOnlySpan<byte> file) =>
        file.Length >= 33 && file[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]), 1)
            : throw new RuleBroken("file.damaged");

    private static (uint Width, uint Height, int Passes) OfJpeg(ReadOnlySpan<byte> file)
    {
        var (width, height, passes) = (0u, 0u, 0);
        var at = 2;
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF)
            {
                at = NextMarker(file, at);
                continue;
            }

            var marker = file[at + 1];
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker == 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (IsFrame(marker) && at + 9 <= file.Length)
            {
                if (width != 0)
                {
                    throw new RuleBroken("file.damaged"); // One picture has one size.
                }

                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
            }

            passes += marker == 0xDA ? 1 : 0;
            at += 2 + length;
        }

        return (width, height, passes);
    }

    /// <summary>Behind a pass's data, in which a marker's first byte is always followed by zero or a restart mark.</summary>
    private static int NextMarker(ReadOnlySpan<byte> file, int at)
    {
        var next = file[at..].IndexOf((byte)0xFF);
        return next < 0 ? file.Length : at + next;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
