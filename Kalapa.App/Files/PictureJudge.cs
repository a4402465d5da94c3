using Kalapa.Domain;
using SkiaSharp;

namespace Kalapa.App.Files;

/// <summary>
/// A picture is decoded and written anew, upright: what is kept is its pixels. Where it was taken, by which camera, and whatever else a
/// file may carry beside a picture, is gone.
/// </summary>
internal static class PictureJudge
{
    private const int Quality = 90;

    // A scan in black and white can be kept smaller than it is written here; but not without end.
    private const int MostBytes = 40 * 1024 * 1024;

    /// <returns>The picture's new file.</returns>
    /// <exception cref="RuleBroken"><c>file.*</c>.</exception>
    public static byte[] Rewrite(byte[] file, FileType type, JudgingTime time)
    {
        PictureHeader.Demand(file, type);
        if (file.AsSpan()[Math.Max(0, file.Length - 65_557)..].IndexOf("PK\x05\x06"u8) >= 0)
        {
            throw new RuleBroken("file.disguised");
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new RuleBroken("file.damaged");
        if (codec.EncodedFormat != (type == FileType.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg)
            || (long)codec.Info.Width * codec.Info.Height > PictureHeader.MostPixels)
        {
            throw new RuleBroken("file.damaged");
        }

        using var decoded = Decode(codec);
        time.Check();
        using var upright = Turn(decoded, codec.EncodedOrigin);
        time.Check();
        using var pixels = (upright ?? decoded).PeekPixels();
        using var written = type == FileType.Png
            ? pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub | SKPngEncoderFilterFlags.Up, 5))
            : pixels.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
        return written is null ? throw new RuleBroken("file.damaged")
            : written.Size > MostBytes ? throw new RuleBroken("file.too-many-pixels", PictureHeader.MostPixels / 1_000_000)
            : written.ToArray();
    }

    private static SKBitmap Decode(SKCodec codec)
    {
        var isGrey = codec.Info.ColorType == SKColorType.Gray8;
        var bitmap = new SKBitmap(new SKImageInfo(
            codec.Info.Width, codec.Info.Height, isGrey ? SKColorType.Gray8 : SKColorType.Rgba8888,
            isGrey || codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw new RuleBroken("file.damaged");
    }

    /// <summary>As its camera was held; null when it stands upright already.</summary>
    private static SKBitmap? Turn(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = (picture.Width, picture.Height);
        SKMatrix? turn = origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => null,
        };
        if (turn is not { } matrix)
        {
            return null;
        }

        var isSideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(picture.Info.WithSize(isSideways ? height : width, isSideways ? width : height).WithAlphaType(
            picture.AlphaType == SKAlphaType.Unpremul ? SKAlphaType.Premul : picture.AlphaType));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
