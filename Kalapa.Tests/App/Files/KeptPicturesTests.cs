using System.Security.Cryptography;
using Kalapa.App.Files;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using SkiaSharp;
using Xunit;

namespace Kalapa.Tests.App.Files;

/// <summary>H08: of a picture its pixels are kept, upright, and nothing else.</summary>
public sealed class KeptPicturesTests
{
    // Where the red half stands once the camera's turn is undone: left, right, right, left, top, top, bottom, bottom.
    [Theory]
    [InlineData(1, 64, 32, 8, 16)]
    [InlineData(2, 64, 32, 56, 16)]
    [InlineData(3, 64, 32, 56, 16)]
    [InlineData(4, 64, 32, 8, 16)]
    [InlineData(5, 32, 64, 16, 8)]
    [InlineData(6, 32, 64, 16, 8)]
    [InlineData(7, 32, 64, 16, 56)]
    [InlineData(8, 32, 64, 16, 56)]
    public void A_photo_stands_as_its_camera_was_held(int turn, int width, int height, int redX, int redY)
    {
        var kept = FileJudge.JudgeNow(Pictures.WithExif(Pictures.Jpeg(), (ushort)turn), FileType.Jpeg).Rewritten!;

        using var picture = SKBitmap.Decode(kept);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(redX, redY).Red > 200, $"{picture.GetPixel(redX, redY)}");
        Assert.True(picture.GetPixel(width - 1 - redX, height - 1 - redY).Blue > 200, "The other half is blue.");
    }

    [Fact]
    public void Where_a_photo_was_taken_is_gone()
    {
        var sent = Pictures.WithExif(Pictures.Jpeg(), 6);
        Assert.True(sent.AsSpan().IndexOf("GPS"u8) > 0);

        var kept = FileJudge.JudgeNow(sent, FileType.Jpeg).Rewritten!;

        Assert.True(kept.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.True(kept.AsSpan().IndexOf("Exif"u8) < 0);
    }

    [Fact]
    public void What_a_PNG_says_beside_its_pixels_is_gone()
    {
        var kept = FileJudge.JudgeNow(Pictures.RawPng(8, 8, 8, 2, null, ("tEXt", "Comment\0<script>"u8.ToArray())), FileType.Png).Rewritten!;
        Assert.True(kept.AsSpan().IndexOf("script"u8) < 0);
    }

    [Fact]
    public void A_photo_in_the_colours_of_printing_keeps_its_colours()
    {
        var kept = FileJudge.JudgeNow(File.ReadAllBytes(Repository.PathOf("Kalapa.Tests/App/Files/Samples/printing-colours.jpg")), FileType.Jpeg).Rewritten!;

        using var picture = SKBitmap.Decode(kept);
        Assert.True(picture.GetPixel(16, 0).Red > 150, $"{picture.GetPixel(16, 0)}");
        Assert.True(picture.GetPixel(16, 15).Blue > 150, $"{picture.GetPixel(16, 15)}");
    }

    [Fact]
    public void A_drawing_keeps_what_shines_through()
    {
        using var drawing = new SKBitmap(4, 4, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        drawing.Erase(new SKColor(200, 100, 50, 128));
        using var sent = drawing.Encode(SKEncodedImageFormat.Png, 100);

        using var kept = SKBitmap.Decode(FileJudge.JudgeNow(sent.ToArray(), FileType.Png).Rewritten!);

        Assert.Equal(128, kept.GetPixel(1, 1).Alpha);
    }

    [Fact]
    public async Task The_hash_and_the_size_are_of_what_is_kept()
    {
        var folder = Machine.NewFolder("kalapa-files-");
        using var files = new FileStore(folder.FullName);

        var received = await files.Receive(new MemoryStream(Pictures.WithExif(Pictures.Jpeg(640, 480), 6)), "foto.jpg", TestContext.Current.CancellationToken);

        var kept = await File.ReadAllBytesAsync(folder.GetFiles("*", SearchOption.AllDirectories).Single().FullName, TestContext.Current.CancellationToken);
        Assert.Equal((kept.LongLength, Convert.ToHexStringLower(SHA256.HashData(kept))), (received.Size, received.Sha256));
        folder.Delete(recursive: true);
    }
}
